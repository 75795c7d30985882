package dev.tidemark.semantics.expression;

import static dev.tidemark.semantics.type.ValueType.BOOL;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/** From syntax tree to typed nodes: resolves columns, checks types, chooses the evaluation of each operator. */
final class Binder {
    private final SourceText source;
    private final List<InputColumn> columns;
    private final BitSet columnsRead = new BitSet();
    private int depth;
    private int nodes;

    Binder(SourceText source, List<InputColumn> columns) {
        this.source = source;
        this.columns = columns;
    }

    BitSet columnsRead() {
        return columnsRead;
    }

    Typed bind(SqlNode node) {
        if (++depth > Limits.DEEPEST) {
            throw new Refusal(0, Limits.TOO_DEEP);
        }
        if (++nodes > Limits.MOST_NODES) {
            throw new Refusal(0, Limits.TOO_LARGE);
        }
        Typed bound = bindNode(node);
        depth--;
        return bound;
    }

    Refusal refuse(SqlNode node, String reason) {
        return new Refusal(offset(node), reason);
    }

    /** The call with its operands, from one index to the last, bound. */
    Call operands(String name, SqlBasicCall call, int from) {
        List<Typed> bound = new ArrayList<>();
        for (SqlNode operand : call.getOperandList().subList(from, call.operandCount())) {
            bound.add(bind(operand));
        }
        return new Call(name, offset(call), bound);
    }

    private Typed bindNode(SqlNode node) {
        if (node instanceof SqlIdentifier name) {
            return column(name);
        }
        if (node instanceof SqlLiteral literal) {
            return Literals.bind(literal, source, offset(node));
        }
        if (node instanceof SqlCase cases) {
            return cases(cases);
        }
        if (node instanceof SqlDynamicParam) {
            throw refuse(node, "a parameter '?' has no value; name a column instead");
        }
        if (node instanceof SqlBasicCall call) {
            return call(call);
        }
        throw refuse(node, "it is not a scalar expression");
    }

    private Typed column(SqlIdentifier identifier) {
        if (identifier.isStar()) {
            throw refuse(identifier, "'*' is not a column; name one");
        }
        String name = String.join(".", identifier.names);
        for (int i = 0; i < columns.size() && identifier.isSimple(); i++) {
            if (columns.get(i).name().equals(name)) {
                columnsRead.set(i);
                return Typed.column(columns.get(i), i);
            }
        }
        if (Functions.isNotDeterministic(name)) {
            throw refuse(identifier, Functions.notDeterministic(name));
        }
        List<String> names = columns.stream().map(InputColumn::name).toList();
        String reason = "column '" + name + "' not found" + Closest.hint(name, "Columns", names);
        throw new Refusal(
                offset(identifier),
                isInDoubleQuotes(identifier) ? reason + inSingleQuotes(name) : reason,
                identifier.isSimple() ? name : null);
    }

    private boolean isInDoubleQuotes(SqlIdentifier identifier) {
        return source.original().startsWith("\"", offset(identifier));
    }

    private static String inSingleQuotes(String text) {
        return " If a text is meant, write it in single quotes: '" + text.replace("'", "''") + "'.";
    }

    private Typed cases(SqlCase cases) {
        List<Typed> all = new ArrayList<>();
        for (SqlNode when : cases.getWhenOperands()) {
            Typed condition = bind(when);
            if (!condition.is(BOOL)) {
                throw refuse(when, "WHEN needs a BOOL condition, not " + condition.type());
            }
            all.add(condition);
        }
        List<Typed> values = new ArrayList<>();
        cases.getThenOperands().forEach(then -> values.add(bind(then)));
        values.add(bind(cases.getElseOperand()));
        Call branches = new Call("CASE", offset(cases), values);
        ValueType type = branches.commonType();
        Node node = Conditionals.choose(Typed.nodes(all), Typed.nodes(branches.as(type)));
        all.addAll(values);
        return Typed.result(type, node, all);
    }

    private Typed call(SqlBasicCall call) {
        SqlOperator operator = call.getOperator();
        if (operator instanceof SqlUnresolvedFunction function) {
            return function(call, function.getNameAsId());
        }
        String name = operator.getName().toUpperCase(Locale.ROOT);
        return switch (name) {
            case "AND", "OR" -> connective(name, call);
            case "IN", "NOT IN" -> in(name, call);
            default -> {
                Typed bound = SyntaxFunctions.bind(name, call, this);
                yield bound != null ? bound : Operators.bind(name, operands(name, call, 0));
            }
        };
    }

    private Typed function(SqlBasicCall call, SqlIdentifier name) {
        String upper = name.toString().toUpperCase(Locale.ROOT);
        if (!Functions.exists(upper)) {
            throw refuse(call, Functions.unknown(name.toString()));
        }
        if (call.getFunctionQuantifier() != null) {
            throw refuse(call, "DISTINCT has no meaning in a call of " + upper);
        }
        return Functions.bind(operands(upper, call, 0));
    }

    /** A chain of ANDs, or of ORs, of any length is one node. */
    private Typed connective(String name, SqlBasicCall call) {
        Deque<SqlNode> left = new ArrayDeque<>();
        SqlNode rest = call;
        while (rest instanceof SqlBasicCall chain && chain.getOperator() == call.getOperator()) {
            left.push(chain.operand(1));
            rest = chain.operand(0);
        }
        left.push(rest);
        List<Typed> operands = new ArrayList<>();
        for (SqlNode node : left) {
            Typed operand = bind(node);
            if (!operand.is(BOOL)) {
                throw refuse(node, name + " needs BOOL operands, not " + operand.type());
            }
            operands.add(operand);
        }
        Node[] parts = Typed.nodes(operands);
        return Typed.result(BOOL, name.equals("AND") ? Logic.and(parts) : Logic.or(parts), operands);
    }

    private Typed in(String name, SqlBasicCall call) {
        if (!(call.operand(1) instanceof SqlNodeList list)) {
            throw refuse(call, name + " needs a list of values in parentheses");
        }
        List<Typed> operands = new ArrayList<>();
        operands.add(bind(call.operand(0)));
        for (SqlNode choice : list) {
            operands.add(bind(choice));
        }
        Typed in = Operators.in(new Call(name, offset(call), operands));
        return name.equals("IN") ? in : Typed.result(BOOL, Logic.not(in.node()), in);
    }

    private int offset(SqlNode node) {
        SqlParserPos position = node.getParserPosition();
        return position.getLineNum() == 0 ? 0 : source.offset(position.getLineNum(), position.getColumnNum());
    }
}
