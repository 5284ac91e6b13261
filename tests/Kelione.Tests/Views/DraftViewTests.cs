using System.Globalization;
using Kelione.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Tests.Views;

/// <summary>Proposed bindings as a table.</summary>
public sealed class DraftViewTests
{
    [Fact]
    public void Only_an_activity_of_the_proposed_binding_is_marked_as_proposed()
    {
        var map = new JourneyMap { Id = "m", Title = "M", Stages = [new Stage { Id = "s", Name = "S", Steps = [new Step { Id = "pays", Name = "Pays" }] }] };
        var suggestion = new StepSuggestion("pays", new Binding("order_paid"), [new BindingCandidate("order_paid", 0.9, "", 10), new BindingCandidate("order", 0.5, "", 20)]);
        var texts = new Texts(CultureInfo.InvariantCulture);
        var sheet = new Sheet(texts, new Say(CultureInfo.InvariantCulture, texts), 80);
        DraftView.Suggestions(sheet, map, [suggestion]);
        using var writer = new StringWriter { NewLine = "\n" };
        sheet.WriteTo(writer, colour: false);
        Assert.Contains("● order_paid", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("○ order ", writer.ToString(), StringComparison.Ordinal);
    }
}
