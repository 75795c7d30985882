package dev.tidemark.sync.serve.feast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.text.TextTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeastAnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-12-31T23:00:00Z",
                "2021-12-31T23:00:10.100Z",
                "2021-12-31T23:00:10.120Z",
                "2021-12-31T23:00:10.000100Z",
                "2021-12-31T23:00:10.123456Z",
                "1969-12-31T23:59:59.999Z"
            })
    void aTimeHasNoDigitsOfASecondThreeOrSix(String time) {
        assertThat(FeastAnswer.time(TextTime.parse(time))).isEqualTo(time);
    }
}
