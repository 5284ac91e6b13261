using System.Text.Json;

namespace Kelione.Samples.Tests;

public class DocumentationTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void The_page_about_samples_says_every_truth_and_how_to_see_it()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "using", "samples.md"));
        Assert.All(Scenarios.All, scenario =>
        {
            Assert.Contains($"## `{scenario.Name}`: {scenario.Title}", page, StringComparison.Ordinal);
            Assert.Contains(scenario.Description, page, StringComparison.Ordinal);
            Assert.Contains($"`{string.Join(", ", scenario.EventColumns)}`", page, StringComparison.Ordinal);
            Assert.All(scenario.Truths, truth =>
            {
                Assert.Contains($"**{truth.Name}**: {truth.Sentence}", page, StringComparison.Ordinal);
                Assert.All(truth.Question.Split('\n').Where(q => q.StartsWith("kelione ", StringComparison.Ordinal)), q => Assert.Contains($"`{q}`", page, StringComparison.Ordinal));
            });
        });
    }

    [Fact]
    public void Truths_can_be_written_as_JSON_and_read_back() => Assert.All(Scenarios.All.SelectMany(s => s.Truths), truth =>
    {
        var json = JsonSerializer.Serialize(truth, Web);
        var back = JsonSerializer.Deserialize<PlantedTruth>(json, Web)!;
        Assert.Equal(truth.GetType(), back.GetType());
        Assert.Equal(json, JsonSerializer.Serialize(back, Web));
    });

    [Fact]
    public void A_scenario_is_found_by_its_name_in_any_case_and_otherwise_not_at_all()
    {
        Assert.All(Scenarios.All, s => Assert.Same(s, Scenarios.Find(s.Name.ToUpperInvariant())));
        Assert.Null(Scenarios.Find("phones"));
        Assert.Equal(["phone", "clothes", "city-guide", "b2b", "plain"], Scenarios.All.Select(s => s.Name));
    }
}
