package dev.tidemark.kernel.spark;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which of a notebook's variables the lambdas of a cell read. They are static fields of classes that JShell makes, so a lambda
 * does not take their values along: where it runs in another process, it finds a fresh class, and zero.
 */
final class CapturedVariables extends ClassVisitor {
    private static final String CELLS = "REPL/$JShell$";
    private static final String LAMBDA = "lambda$";

    private final Set<String> names = new TreeSet<>();

    private CapturedVariables() {
        super(Opcodes.ASM9);
    }

    static Set<String> of(byte[] bytecodes) {
        CapturedVariables found = new CapturedVariables();
        new ClassReader(bytecodes).accept(found, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found.names;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        boolean lambda = (access & Opcodes.ACC_SYNTHETIC) != 0 && name.startsWith(LAMBDA);
        return lambda ? new Reads() : null;
    }

    private final class Reads extends MethodVisitor {
        Reads() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETSTATIC && owner.startsWith(CELLS)) {
                names.add(name);
            }
        }
    }
}
