namespace Kelione.Journeys.Tests;

public sealed class FeedbackScoringTests
{
    [Fact]
    public void Below_twenty_answers_only_their_number_is_shown()
    {
        var score = FeedbackScoring.ScoreOf(FeedbackScoreKind.Nps, [.. Enumerable.Range(0, 19).Select(_ => Said(FeedbackKind.Nps, 10, RatingScale.Recommendation))])!;
        Assert.Equal(19, score.N);
        Assert.Null(score.Value);
        Assert.Null(score.Interval);
        Assert.Empty(score.Steps);
    }

    [Fact]
    public void Scores_follow_their_definitions()
    {
        VoicedEntry[] all =
        [
            .. Enumerable.Range(0, 44).Select(i => Said(FeedbackKind.Nps, i % 11, RatingScale.Recommendation)),
            .. Enumerable.Range(0, 50).Select(i => Said(FeedbackKind.Csat, 1 + (i % 5), RatingScale.Stars)),
            .. Enumerable.Range(0, 50).Select(i => Said(FeedbackKind.Review, 1 + (i % 5), RatingScale.Stars)),
            .. Enumerable.Range(0, 70).Select(i => Said(FeedbackKind.Ces, 1 + (i % 7), RatingScale.Effort)),
        ];
        var scores = FeedbackScoring.Answer(new FeedbackScoresQuestion(), all).Whole.Scores;
        Assert.Equal(100.0 * (2 - 7) / 11, scores[FeedbackScoreKind.Nps].Value!.Value, 9);
        Assert.Equal(0.4, scores[FeedbackScoreKind.Csat].Value!.Value, 9);
        Assert.Equal(Proportions.Wilson(20, 50), scores[FeedbackScoreKind.Csat].Interval);
        Assert.Equal(3, scores[FeedbackScoreKind.Stars].Value!.Value, 9);
        Assert.Equal([10, 10, 10, 10, 10], scores[FeedbackScoreKind.Stars].Steps);
        Assert.Equal(4, scores[FeedbackScoreKind.Ces].Value!.Value, 9);
    }

    [Fact]
    public void An_answer_for_recommendation_on_another_scale_stands_in_no_net_promoter_score() =>
        Assert.Null(FeedbackScoring.ScoreOf(FeedbackScoreKind.Nps, [Said(FeedbackKind.Nps, 5, RatingScale.Stars)]));

    [Fact]
    public void On_a_reversed_scale_the_least_number_is_the_best()
    {
        var marks = new RatingScale(1, 5, Reversed: true);
        Assert.Equal(1, marks.Normalise(1));
        Assert.Equal(2, marks.Denormalise(0.75), 9);
        Assert.True(RatingScale.TryParse("5-1", out var read));
        Assert.Equal(marks, read);
        Assert.Equal("5-1", marks.ToString());
    }

    [Fact]
    public void What_was_never_said_to_be_answerable_is_left_out_of_the_rate()
    {
        VoicedEntry[] all =
        [
            .. Enumerable.Range(0, 30).Select(i => Answered(i < 15 ? (i + 1) * 3_600L : null, known: true)),
            .. Enumerable.Range(0, 70).Select(_ => Answered(null, known: false)),
        ];
        var whole = FeedbackAnswering.Answer(new FeedbackAnswersQuestion(), all).Whole;
        Assert.Equal((30L, 15L, 70L), (whole.Called, whole.Answered, whole.Untold));
        Assert.Equal(0.5, whole.Rate!.Value, 9);

        // Fifteen times are too few for a median.
        Assert.Equal(15, whole.Timed);
        Assert.Null(whole.MedianSeconds);
    }

    [Fact]
    public void A_plan_is_reached_only_where_the_whole_interval_reaches_it()
    {
        VoicedEntry[] all = [.. Enumerable.Range(0, 100).Select(_ => Said(FeedbackKind.Nps, 10, RatingScale.Recommendation))];
        var plans = FeedbackScoring.Answer(new FeedbackScoresQuestion { Plans = [new(FeedbackScoreKind.Nps, 50), new(FeedbackScoreKind.Nps, 99), new(FeedbackScoreKind.Stars, 4)] }, all).Plans;
        Assert.Equal([PlanVerdict.Reached, PlanVerdict.Unclear, PlanVerdict.TooFew], plans.Select(p => p.Verdict));
    }

    [Fact]
    public void Equal_answers_are_not_certain_and_no_interval_leaves_its_scale()
    {
        VoicedEntry[] all = [.. Enumerable.Range(0, 30).Select(_ => Said(FeedbackKind.Review, 5, RatingScale.Stars)), .. Enumerable.Range(0, 20).Select(i => Said(FeedbackKind.Ces, i == 0 ? 1 : 7, RatingScale.Effort))];
        var answer = FeedbackScoring.Answer(new FeedbackScoresQuestion { Plans = [new(FeedbackScoreKind.Stars, 4), new(FeedbackScoreKind.Stars, 4.9)] }, all);
        var stars = answer.Whole.Scores[FeedbackScoreKind.Stars].Interval!;
        Assert.Equal(4.6, stars.Low, 9);
        Assert.Equal(5, stars.High, 9);
        Assert.Equal([PlanVerdict.Reached, PlanVerdict.Unclear], answer.Plans.Select(p => p.Verdict));
        Assert.Equal(7, answer.Whole.Scores[FeedbackScoreKind.Ces].Interval!.High, 9);
    }

    [Fact]
    public void Two_times_of_equal_answers_do_not_make_a_clear_change_of_a_small_one()
    {
        VoicedEntry[] all = [.. Enumerable.Range(0, 20).Select(_ => At(0, 0.75)), .. Enumerable.Range(0, 20).Select(_ => At(10, 0.8))];
        var change = Assert.Single(FeedbackScoring.Answer(new FeedbackScoresQuestion { ChangeMicros = 5 }, all).Changes, c => c.Score == FeedbackScoreKind.Stars);
        Assert.False(change.IsClear);

        static VoicedEntry At(long time, double rating) =>
            new(new FeedbackEntry { Source = "s", Kind = FeedbackKind.Review, TimeMicros = time, Rating = new FeedbackRating("", rating, RatingScale.Stars) });
    }

    [Fact]
    public void Groups_of_time_say_whose_calendar_they_follow()
    {
        Assert.Contains(FeedbackScoring.Answer(new FeedbackScoresQuestion { By = FeedbackGrouping.Week }, []).Policy, p => p.Value.Contains("UTC", StringComparison.Ordinal));
        Assert.Contains(FeedbackAnswering.Answer(new FeedbackAnswersQuestion { By = FeedbackGrouping.Month }, []).Policy, p => p.Value.Contains("UTC", StringComparison.Ordinal));
        Assert.DoesNotContain(FeedbackScoring.Answer(new FeedbackScoresQuestion(), []).Policy, p => p.Name == "calendar");
    }

    private static VoicedEntry Said(FeedbackKind kind, double number, RatingScale scale) =>
        new(new FeedbackEntry { Source = "s", Kind = kind, Rating = new FeedbackRating("", scale.Normalise(number)!.Value, scale) });

    private static VoicedEntry Answered(long? afterSeconds, bool known) => new(new FeedbackEntry
    {
        Source = "s", Kind = FeedbackKind.Review, TimeMicros = 0, AnsweredMicros = afterSeconds * UtcTime.MicrosPerSecond, AnswerIsKnown = known,
    });
}
