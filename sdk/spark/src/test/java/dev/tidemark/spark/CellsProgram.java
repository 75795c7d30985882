package dev.tidemark.spark;

import dev.tidemark.kernel.shell.CellSession;
import dev.tidemark.kernel.spark.SparkCells;
import java.util.List;

/** A program of its own, since a process has one Spark: runs cells whose code goes to an executor in another process. */
public final class CellsProgram {
    private static final List<String> CELLS = List.of(
            """
            var spark = SparkSession.builder().master("local-cluster[1,1,1024]").appName("cells")
                    .config("spark.ui.enabled", "false")
                    .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                    .config("spark.sql.codegen.wholeStage", "false").getOrCreate();
            var three = spark.range(0, 3, 1, 1);
            """,
            """
            long here = ProcessHandle.current().pid();
            long there = three.map((MapFunction<Long, Long>) x -> ProcessHandle.current().pid(), Encoders.LONG()).head();
            System.out.println("elsewhere " + (here != there));
            """,
            """
            int factor = 7;
            { final int mine = factor;
              System.out.println("lambda " + three.map((MapFunction<Long, Long>) x -> x * mine, Encoders.LONG()).collectAsList()); }
            """,
            """
            System.out.println("unset " + three.map((MapFunction<Long, Long>) x -> x * factor, Encoders.LONG()).collectAsList());
            """,
            "record Reading(long id, double value) implements java.io.Serializable {}",
            """
            var readings = three.javaRDD().filter(x -> x < 2).map(x -> new Reading(x, x + 0.5)).collect();
            System.out.println("record " + readings);
            """,
            """
            class Later implements MapFunction<Long, Long> { public Long call(Long x) { return x + 10; } }
            System.out.println("class " + three.filter("id < 2").map(new Later(), Encoders.LONG()).collectAsList());
            """,
            """
            spark.udf().register("next", (UDF1<Long, Long>) x -> x + 1, DataTypes.LongType);
            System.out.println("registered " + spark.sql("SELECT next(id) FROM range(2)").as(Encoders.LONG()).collectAsList());
            """);

    private CellsProgram() {}

    public static void main(String[] args) throws Exception {
        CellSession session = new CellSession(List.of(
                "import org.apache.spark.api.java.function.*;",
                "import org.apache.spark.sql.*;",
                "import org.apache.spark.sql.api.java.*;",
                "import org.apache.spark.sql.types.*;"));
        SparkCells.install(session);
        for (String cell : CELLS) {
            session.run(cell);
        }
        session.run("spark.stop();");
        System.exit(0);
    }
}
