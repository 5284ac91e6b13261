using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Tests.Support;

namespace Kelione.Tests.Views;

public sealed class ViewSnapshotTests
{
    public static TheoryData<string, string> Shown => new()
    {
        { "flows", "" }, { "flows", "zh-Hans" }, { "funnel", "" }, { "funnel", "ru" }, { "retention", "" }, { "retention", "lt" }, { "aha", "" }, { "aha", "pl" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_view_looks_as_it_was_accepted(string name, string language) =>
        Snapshot.Match(Made.View(Answer(name), language), language.Length == 0 ? name : $"{name}.{language}");

    [Theory]
    [MemberData(nameof(Shown))]
    public void No_line_of_a_view_is_wider_than_the_terminal(string name, string language) =>
        Assert.All(Made.View(Answer(name), language).Split('\n'), line => Assert.True(Cells.Width(line) <= 80, line));

    [Fact]
    public void A_view_ends_with_n_the_policy_and_the_way_to_open_a_number()
    {
        var view = Made.View(Made.Funnel());
        Assert.Contains("n = 5,000", view, StringComparison.Ordinal);
        Assert.Contains("window: 7d", view, StringComparison.Ordinal);
        Assert.Contains($"kelione customers {Made.Funnel().Handle} lost:1", view, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_without_colour_has_no_escape_in_it() => Assert.DoesNotContain('\u001b', Made.View(Made.Flows()));

    [Fact]
    public void An_aha_view_never_speaks_of_causes_and_tells_clear_from_unclear()
    {
        var view = Made.View(Made.Aha());
        Assert.Contains("goes together with", view, StringComparison.Ordinal);
        Assert.Contains("●  wish_list", view, StringComparison.Ordinal);
        Assert.Contains("○  support_chat", view, StringComparison.Ordinal);
    }

    private static Answer Answer(string name) => name switch
    {
        "flows" => Made.Flows(),
        "funnel" => Made.Funnel(),
        "retention" => Made.Retention(),
        _ => Made.Aha(),
    };
}
