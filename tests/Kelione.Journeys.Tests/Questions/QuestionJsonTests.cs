using System.Text.Json;
using CsCheck;
using Kelione.Oracle;
using Kelione.Oracle.Generation;

namespace Kelione.Journeys.Tests.Questions;

/// <summary>Questions and answers as JSON: what is written can be read, and reads the same.</summary>
public sealed class QuestionJsonTests
{
    public static TheoryData<string> Kinds() => [.. QuestionGen.Kinds.Keys];

    private static Gen<(IReadOnlyList<JourneyEvent> Events, Question Question)> Case(string kind) =>
        from set in JourneyGen.Events
        from question in QuestionGen.Of(kind, set.Base)
        select (set.Events, question);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_question_written_and_read_is_written_the_same_and_has_the_same_handle(string kind) =>
        Case(kind).Sample(
            c =>
            {
                var json = JourneyJson.WriteQuestion(c.Question);
                var read = JourneyJson.ReadQuestion(json);
                Assert.IsType(c.Question.GetType(), read);
                Assert.Equal(json, JourneyJson.WriteQuestion(read));
                Assert.Equal(Handles.Of(c.Question), Handles.Of(read));
                Assert.Equal(c.Question.PolicyLines(), read.PolicyLines());
            },
            iter: 60);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_question_that_was_written_and_read_gets_the_same_answer(string kind) =>
        await Case(kind).SampleAsync(
            async c =>
            {
                var engine = new PlainEngine(c.Events);
                var read = JourneyJson.ReadQuestion(JourneyJson.WriteQuestion(c.Question));
                Assert.Equal(JourneyJson.Write(await engine.AskAsync(c.Question)), JourneyJson.Write(await engine.AskAsync(read)));
            },
            iter: 20);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_answer_written_and_read_is_the_same(string kind) =>
        await Case(kind).SampleAsync(
            async c =>
            {
                var answer = await new PlainEngine(c.Events).AskAsync(c.Question);
                var json = JsonSerializer.Serialize(answer, JourneyJson.Compact);
                Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Answer>(json, JourneyJson.Compact), JourneyJson.Compact));
            },
            iter: 20);

    [Fact]
    public void The_json_form_of_a_question_stays_as_it_is()
    {
        var question = new FunnelQuestion { Steps = [StepPattern.Parse("cart"), StepPattern.Parse("pay[channel=web]")], Within = Duration.FromDays(7), By = "device" };
        Assert.Equal(
            """{"question":"funnel","version":1,"scope":{"where":[]},"steps":["cart","pay[channel=web]"],"within":"7d","order":"ordered","firstOnly":false,"exclude":[],"exclusionEffect":"breaks","by":"device","byStep":1,"byTop":10,"times":true,"previousPeriod":false}""",
            JourneyJson.WriteQuestion(question));
    }

    [Fact]
    public void A_question_may_be_written_by_hand_with_the_least()
    {
        var question = Assert.IsType<FunnelQuestion>(JourneyJson.ReadQuestion("""{ "steps": ["cart", "pay"], "question": "funnel", /* a week */ "within": "1w", }"""));
        Assert.Equal(Duration.FromDays(7), question.Within);
        Assert.Equal(["cart", "pay"], question.Steps.Select(s => s.ToString()));
        Assert.Equal(Scope.All, question.Scope);
        Assert.Empty(question.Problems());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"question":"horoscope"}""")]
    [InlineData("""{"question":"funnel"}""")]
    [InlineData("""{"question":"funnel","steps":["cart["]}""")]
    [InlineData("""{"question":"funnel","steps":["cart"],"within":"soon"}""")]
    [InlineData("""{"question":"funnel","steps":["cart"],"order":"backwards"}""")]
    [InlineData("""{"question":"status","scope":{"period":{"from":"yesterday"}}}""")]
    [InlineData("""{"question":"status","scope":{"segment":{"name":"s","rule":"did"}}}""")]
    public void What_is_no_question_is_refused_with_words(string json)
    {
        var error = Assert.Throws<QuestionException>(() => JourneyJson.ReadQuestion(json));
        Assert.True(error.Message.Length > 15, error.Message);
    }

    [Fact]
    public void Moments_are_text_with_Z_figures_without_a_value_are_null_and_numbers_that_are_none_have_names()
    {
        var json = JourneyJson.Write(new CustomerSummary { Customer = "клиент", Events = 1, FirstMicros = 0 });
        Assert.Equal("""{"customer":"клиент","events":1,"first":"1970-01-01T00:00:00Z","last":null,"value":null}""", json);
        Assert.Contains("\"NaN\"", JourneyJson.Write(Measure.Share("x", 0, 0)), StringComparison.Ordinal);
    }
}
