using System.Diagnostics;

namespace Kelione.Maps.Tests.Text;

/// <summary>Mistakes are named with their place and with what to do.</summary>
public sealed class YamlProblemTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "kelione: 1", "line 1, column 1: a map needs a title" },
        { "kelione: 1\ntitle: t\nstages:\n  - name: s\n    steps:\n      - {moment: zero}", "line 6, column 9: a step needs a name" },
        { "kelione: 1\ntitle: t\nowners: me", "line 3, column 1: a map has no 'owners': did you mean 'owner'?" },
        { "kelione: 1\ntitle: t\ntitle: u", "line 3, column 1: 'title' stands here a second time: keep one of the two" },
        { "kelione: 1\ntitle: t\nkind: linaer", "line 3, column 7: 'linaer' is no kind: did you mean 'linear'?" },
        { "kelione: 1\ntitle: t\nreviewDate: 31.05.2026", "line 3, column 13: reviewDate is a day such as 2026-05-31, not '31.05.2026'" },
        { "kelione: 1\ntitle: t\nstages: [{name: s, steps: [{name: a, barriers: [{text: x, criticality: '6,5'}]}]}]", "line 3, column 72: criticality is a number from 0 to 10, with a dot before its decimals; '6,5' is none" },
        { "kelione: 1\ntitle: t\nstages: [{name: s, cards: {emotions: {felt: 7}}}]", "line 3, column 45: felt is a number from -5 to 5, not 7" },
        { "kelione: 1\ntitle: t\nlanes: [thoughts]\nstages: [{name: s, cards: {thougts: x}}]", "line 4, column 28: there is no lane 'thougts': did you mean 'thoughts'?; lanes are listed under 'lanes'" },
        { "kelione: 1\ntitle: t\nchannels: [{id: shop-site, name: S, online: true}]\nlanes: [touchpoints]\ncards: {touchpoints: {text: x, channel: shopsite}}", "line 5, column 41: there is no channel 'shopsite': did you mean 'shop-site'?" },
        { "kelione: 1\ntitle: t\nstages: [{id: a, name: A}, {id: a, name: B}]", "line 3, column 33: there are two stages with the id 'a': give one of them another" },
        { "kelione: 1\nid: Buying A Phone\ntitle: t", "line 2, column 5: the id 'Buying A Phone' is not made of small letters a–z, digits and hyphens alone, at most 80: did you mean 'buying-a-phone'?" },
        { "kelione: 2\ntitle: t", "line 1, column 10: this map has form 2, and this program reads forms up to 1: a newer Kelione wrote it; update Kelione to read it" },
        { "kelione: one\ntitle: t", "line 1, column 10: the form's version is a whole number from 1 to 1, not 'one'" },
        { "kelione: 1\ntitle: t\nstages: [{name: s, steps: [{name: a, success: pay}]}]", "line 3, column 47: success is stated without events: say in 'events' which events count as being at the step" },
        { "kelione: 1\ntitle: t\nstages: [{name: s, steps: [{name: a, source: 24 interviews}]}]", "line 3, column 46: '24 interviews' does not say what sort of source it is: write \"research: 24 interviews\" if customers were asked or watched, 'assumption' if not" },
        { "kelione: 1\ntitle: t\nobjective: [a, b]", "line 3, column 12: objective is a text, not a list" },
        { "kelione: 1\ntitle: t\nstages:\n  - name: s\n\tgoal: g", "line 5, column 1: the line is indented with a tab: put spaces (two for each level) in its place" },
        { "kelione: 1\ntitle: t\nscope: &a x\nowner: *a", "line 3, column 8: there is an anchor (&name): write the value without it; or put a text that begins with & within quotation marks" },
        { "kelione: 1\ntitle: t\nowner: *a", "line 3, column 8: there is an alias (*name): write the value out; or put a text that begins with * within quotation marks" },
        { "kelione: 1\ntitle: !!str t", "line 2, column 8: there is a tag (!name): write the value without it; or put a text that begins with ! within quotation marks" },
        { "kelione: 1\ntitle: t\n---\ntitle: u", "line 3, column 1: a second document begins here: keep one map in a file" },
        { "kelione: 1\ntitle: a\u0001b", "line 2, column 9: there is a control character (U+0001) that no text has: save the file as UTF-8 text and take the character out" },
        { "", "line 1, column 1: the text is empty: a map begins with 'kelione: 1' and has a title" },
        { "- a\n- b", "line 1, column 1: a map is written as keys with values, such as 'title: Buying a phone'" },
        { "kelione: 1\ntitle: t\n? [a]\n: b", "line 3, column 3: a key has to be a word, not a list: put a text that begins with [ or { within quotation marks" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_place_and_what_to_do(string text, string expected)
    {
        var reading = MapYaml.Read(text, "map.yaml");
        Assert.Null(reading.Map);
        Assert.Equal(expected, reading.Problems[0].ToString());
    }

    [Fact]
    public void A_mistake_after_many_warnings_is_not_lost()
    {
        var channels = string.Concat(Enumerable.Range(0, 60).Select(i => $"\n  - c{i}"));
        var reading = MapYaml.Read($"kelione: 1\ntitle: t\nchannels:{channels}\nstages: [{{goal: g}}]", "map.yaml");
        Assert.Null(reading.Map);
        Assert.Equal(50, reading.Problems.Count);
        Assert.Equal("a stage needs a name", Assert.Single(reading.Problems, p => !p.IsWarning).Message);
    }

    [Theory]
    [InlineData("ideas: [{text: x, step: a, barriers: [[b]]}]\nstages: [{name: s, steps: [{id: a, name: A}]}]", "an entry of barriers is a text, not a list")]
    [InlineData("stages: [{name: s, gate: {name: g, agreedBy: [{id: me}]}}]", "an entry of agreedBy is a text, not keys with values: put a text with a colon in it within quotation marks")]
    public void An_entry_that_is_no_text_is_not_dropped(string text, string expected) =>
        Assert.Contains(expected, MapYaml.Read("kelione: 1\ntitle: t\n" + text).Problems.Select(p => p.Message));

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_text()
    {
        var reading = MapYaml.Read("kelione: 1\ntitle: t\nkind: x\nstages:\n  - {goal: g, colour: red}\nowner: [1]", "map.yaml");
        Assert.Equal([3, 5, 5, 6], reading.Errors.Select(e => e.Line));
    }

    [Fact]
    public void A_colon_within_a_plain_text_is_explained()
    {
        var reading = MapYaml.Read("kelione: 1\ntitle: Study: compare phones", "map.yaml");
        Assert.StartsWith("line 2, column", Assert.Single(reading.Problems).ToString(), StringComparison.Ordinal);
        Assert.Contains("within quotation marks", reading.Problems[0].Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile => new()
    {
        new string('[', 200_000),
        "title: " + new string('{', 100_000),
        string.Concat(Enumerable.Repeat("- ", 50_000)),
        "title: t\nneeds: [" + string.Concat(Enumerable.Repeat("a,", 300_000)) + "]",
        new string('x', (10 * 1024 * 1024) + 1),
        "title: \"" + new string('a', 1_000_000),
        string.Concat(Enumerable.Range(0, 5000).Select(i => $"k{i}: 1\n")),
        "a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_made_to_do_harm_is_refused_soon(string text)
    {
        var clock = Stopwatch.StartNew();
        var reading = MapYaml.Read(text, "map.yaml");
        Assert.Null(reading.Map);
        Assert.InRange(reading.Problems.Count, 1, 50);
        // Far beyond what it takes: only a reader that goes wrong by its nature is as slow as this.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }
}
