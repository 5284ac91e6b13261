using Bunit;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Web.Tests.Frame;

public sealed class SharedPartTests : BunitContext
{
    public SharedPartTests()
    {
        Services.AddSingleton<NumberDesk>();
        Services.AddSingleton<Asker>();
        Services.AddSingleton<Toaster>();
        Services.AddSingleton(TimeProvider.System);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void A_number_links_to_its_customers_and_opens_on_the_spot()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("w/shop/maps");
        OpenNumber? opened = null;
        Services.GetRequiredService<NumberDesk>().Opened += n => opened = n;
        var number = Render<Num>(p => p.Add(n => n.Handle, "h1").Add(n => n.Address, "step:1").Add(n => n.Text, "75.0 %"));
        Assert.Equal("/w/shop/customers?handle=h1&address=step%3A1", number.Find("a").GetAttribute("href"));
        number.Find("a").Click();
        Assert.Equal(("h1", "step:1"), (opened!.Handle, opened.Address));
    }

    [Fact]
    public void A_number_with_a_name_takes_it_along_to_its_customers()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("w/shop/maps");
        var number = Render<Num>(p => p.Add(n => n.Handle, "h1").Add(n => n.Address, "on:pays").Add(n => n.Text, "75.0 %").Add(n => n.Label, "Went on to “Pays”"));
        Assert.EndsWith("&name=" + Uri.EscapeDataString("Went on to “Pays” 75.0 %"), number.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_has_a_door_to_either_side_and_is_plain_text_where_neither_opens()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("w/shop/maps");
        OpenNumber? opened = null;
        Services.GetRequiredService<NumberDesk>().Opened += n => opened = n;
        NumberSide a = new("A", "h1", "step:1", "40 %"), b = new("B", "h2", "step:1", "30 %"), none = new("B", "", "step:1", "30 %");
        Render<DifferenceNum>(p => p.Add(n => n.Text, "+10 points").Add(n => n.A, a).Add(n => n.B, b)).Find("button").Click();
        Assert.Equal([a, b], opened!.Sides);
        NumberSide? side = null;
        var card = Render<NumberCard>(p => p.Add(c => c.Number, opened).Add(c => c.OnSide, (NumberSide s) => side = s));
        card.FindAll(".sides button")[1].Click();
        Assert.Equal(b, side);
        Assert.Empty(Render<DifferenceNum>(p => p.Add(n => n.Text, "+10 points").Add(n => n.A, none).Add(n => n.B, none)).FindAll("button"));
    }

    [Theory]
    [InlineData("all", 722, 1)]
    [InlineData("step:1", 722, 1)]
    [InlineData("step:1", 900, 2)]
    public void How_many_were_looked_at_is_not_told_twice(string address, long n, int lines)
    {
        var measure = address == "all" ? null : Measure.Share(address, 100, 722);
        var card = Render<NumberCard>(p => p.Add(c => c.Number, new OpenNumber("h1", address) { Text = "722 customers", N = n, Measure = measure }));
        Assert.Equal(lines, card.FindAll("dd").Count);
    }

    [Fact]
    public void A_number_outside_a_workspace_is_plain_text()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("s/token");
        Assert.Empty(Render<Num>(p => p.Add(n => n.Handle, "h1").Add(n => n.Address, "all").Add(n => n.Text, "7")).FindAll("a"));
    }

    [Fact]
    public void Arrows_choose_in_a_group_of_choices_and_go_round()
    {
        var chosen = "a";
        var group = Render<Segmented<string>>(p => p.Add(s => s.Label, "View").Add(s => s.Options, [new Choice<string>("a", "A"), new Choice<string>("b", "B")]).Add(s => s.Value, "a").Add(s => s.ValueChanged, v => chosen = v));
        group.Find("[role=radiogroup]").KeyDown(new KeyboardEventArgs { Key = "ArrowLeft" });
        Assert.Equal("b", chosen);
    }

    [Fact]
    public async Task Leaving_a_question_means_no()
    {
        var asker = Services.GetRequiredService<Asker>();
        var dialog = Render<Confirm>();
        var answer = asker.AskAsync(new Confirmation("Remove?") { Consequences = [("Cards on it", "4")] });
        dialog.WaitForElement("[autofocus]").Click();
        Assert.False(await answer);
    }

    [Fact]
    public async Task At_most_three_messages_are_shown()
    {
        var toaster = Services.GetRequiredService<Toaster>();
        var shelf = Render<ToastShelf>();
        await shelf.InvokeAsync(() =>
        {
            for (var i = 0; i < 5; i++)
            {
                toaster.Done($"Done {i}");
            }
        });
        Assert.Equal(["Done 2", "Done 3", "Done 4"], shelf.FindAll(".toast .grow").Select(t => t.TextContent));
    }

    [Fact]
    public void Every_icon_has_lines_and_every_face_too()
    {
        Assert.All(Icons.Names, n => Assert.StartsWith("M", Icons.Path(n), StringComparison.Ordinal));
        Assert.All(Enum.GetValues<Emotion>(), e => Assert.NotEmpty(Faces.Path(e)));
    }

    [Fact]
    public void A_course_with_a_gap_is_drawn_in_two_parts() =>
        Assert.Equal(2, Render<Sparkline>(p => p.Add(s => s.Values, [1, 2, null, 3, 4]).Add(s => s.Label, "Trend")).FindAll("path").Count);

    [Fact]
    public void The_same_name_has_the_same_colour_everywhere() => Assert.Equal((AvatarColours.Of("Asta Bielskytė"), true), (AvatarColours.Of("Asta Bielskytė"), AvatarColours.Of("Lina") is >= 1 and <= 8));

    [Fact]
    public void A_rule_that_is_no_policy_of_ours_keeps_its_name() => Assert.Equal("A rule of theirs", PolicyWords.Name("a rule of theirs"));
}
