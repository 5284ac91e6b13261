using System.Text.Json;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands.Maps;

/// <summary>Maps from the command line.</summary>
public sealed class MapCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_map_begins_with_a_template_and_says_its_id()
    {
        var json = (await _cli.RunAsync("map", "new", "--template", "phone", "--json")).Succeeded().Json();
        Assert.Equal(("phone", 1), (json.GetProperty("id").GetString(), json.GetProperty("version").GetInt32()));
        Assert.Equal("phone-2", (await _cli.RunAsync("map", "new", "--template", "phone", "--json")).Succeeded().Json().GetProperty("id").GetString());
        var list = (await _cli.RunAsync("map", "list", "--json")).Succeeded().Json().GetProperty("maps").EnumerateArray().ToList();
        Assert.Equal(["phone", "phone-2"], list.Select(m => m.GetProperty("id").GetString()));
        Assert.Equal("linear", list[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_template_is_written_in_the_language_that_was_asked_for()
    {
        var json = (await _cli.RunAsync("map", "new", "--template", "phone", "--language", "LT", "--json")).Succeeded().Json();
        Assert.Equal("lt", json.GetProperty("language").GetString());
        json = (await _cli.RunAsync("map", "new", "--template", "phone", "--lang", "ru", "--json")).Succeeded().Json();
        Assert.Equal("ru", json.GetProperty("language").GetString());
    }

    [Fact]
    public async Task A_map_without_a_template_has_the_usual_lanes()
    {
        (await _cli.RunAsync("map", "new", "--title", "Opening an account", "--kind", "emotional")).Succeeded();
        var map = (await _cli.RunAsync("map", "show", "opening-an-account", "--json")).Succeeded().Json().GetProperty("map");
        Assert.Equal("emotional", map.GetProperty("kind").GetString());
        Assert.Equal(["goals", "thoughts", "emotions", "touchpoints", "barriers", "ideas", "responsible"], map.GetProperty("lanes").EnumerateArray().Select(l => l.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("map new", "--template NAME")]
    [InlineData("map new --template phon", "Did you mean 'phone'")]
    [InlineData("map new --template phone --id Phone", "as in 'phone'")]
    [InlineData("map new --template phone --language xx", "none of en, ru, zh, pl, lt")]
    [InlineData("map show phone", "kelione map new")]
    [InlineData("map undo phone", "kelione map new")]
    [InlineData("map show phone@x", "the number of a version")]
    [InlineData("map import nowhere.yaml", "There is no file 'nowhere.yaml'")]
    [InlineData("map import nowhere.txt", ".yaml, .json and .mmd")]
    [InlineData("map diff phone", "Compare 'phone' with what?")]
    [InlineData("map restore phone", "kelione map restore phone@1")]
    public async Task A_mistake_is_told_with_what_to_do(string line, string words)
    {
        var result = await _cli.RunAsync(line.Split(' '));
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Out);
    }

    [Fact]
    public async Task Export_then_import_changes_nothing()
    {
        (await _cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        foreach (var file in new[] { "phone.yaml", "phone.json" })
        {
            (await _cli.RunAsync("map", "export", "phone", "-o", _cli.File(file))).Succeeded();
            var json = (await _cli.RunAsync("map", "import", _cli.File(file), "--json")).Succeeded().Json();
            Assert.False(json.GetProperty("hasChanged").GetBoolean());
        }

        Assert.Equal(await File.ReadAllTextAsync(_cli.File("phone.yaml"), TestContext.Current.CancellationToken), (await _cli.RunAsync("map", "export", "phone")).Succeeded().Out);
        Assert.Contains("kelione: 1", (await _cli.RunAsync("map", "export", "phone", "--format", "yaml", "--json")).Succeeded().Json().GetProperty("yaml").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await _cli.RunAsync("map", "export", "phone", "--json")).Succeeded().Json().GetProperty("schema").GetInt32());
    }

    [Fact]
    public async Task Texts_changed_by_two_people_are_joined_by_the_version_that_they_came_from()
    {
        (await _cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        (await _cli.RunAsync("map", "export", "phone", "-o", _cli.File("a.yaml"))).Succeeded();
        var text = await File.ReadAllTextAsync(_cli.File("a.yaml"), TestContext.Current.CancellationToken);
        _cli.Write("b.yaml", text.Replace("title: Buying a phone", "title: Buying a telephone", StringComparison.Ordinal));
        _cli.Write("a.yaml", text.Replace("name: Awareness", "name: Hears of it", StringComparison.Ordinal));
        (await _cli.RunAsync("map", "import", _cli.File("a.yaml"), "--author", "ieva")).Succeeded();
        (await _cli.RunAsync("map", "import", _cli.File("b.yaml"), "--author", "jonas")).Succeeded();
        var map = (await _cli.RunAsync("map", "show", "phone", "--json")).Succeeded().Json().GetProperty("map");
        Assert.Equal(("Buying a telephone", "Hears of it"), (map.GetProperty("title").GetString(), map.GetProperty("stages")[0].GetProperty("name").GetString()));

        _cli.Write("b.yaml", text.Replace("name: Awareness", "name: Notices", StringComparison.Ordinal));
        var contradicting = await _cli.RunAsync("map", "import", _cli.File("b.yaml"), "--json");
        Assert.Equal(ExitCode.Done, contradicting.Exit);
        Assert.Equal("Hears of it", Assert.Single(contradicting.Json().GetProperty("conflicts").EnumerateArray()).GetProperty("theirs").GetString());
        Assert.Contains("need a look", contradicting.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_tells_who_did_what()
    {
        (await _cli.RunAsync("map", "new", "--template", "phone", "--author", "ieva")).Succeeded();
        var text = (await _cli.RunAsync("map", "export", "phone")).Succeeded().Out;
        (await _cli.RunAsync("map", "import", _cli.Write("p.yaml", text.Replace("name: Awareness", "name: Hears of it", StringComparison.Ordinal)), "--author", "jonas", "--label", "after the workshop")).Succeeded();
        (await _cli.RunAsync("map", "undo", "phone", "--author", "ieva")).Succeeded();
        var versions = (await _cli.RunAsync("map", "history", "phone", "--json")).Succeeded().Json().GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([("undone", "ieva"), ("imported", "jonas"), ("created", "ieva")], versions.Select(v => (v.GetProperty("origin").GetString(), v.GetProperty("author").GetString())));
        var view = (await _cli.RunAsync("map", "history", "phone", "--lang", "lt")).Succeeded().Out;
        Assert.Contains("importuota (after the workshop): pakeista: etapas „Awareness“", string.Join(' ', view.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_redo_restore_and_delete_take_nothing_away()
    {
        (await _cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        (await _cli.RunAsync("map", "delete", "phone", "--json")).Succeeded();
        Assert.Empty((await _cli.RunAsync("map", "list", "--json")).Succeeded().Json().GetProperty("maps").EnumerateArray());
        Assert.Contains("brings it back", (await _cli.RunAsync("map", "show", "phone")).Error, StringComparison.Ordinal);
        Assert.Equal(3, (await _cli.RunAsync("map", "undo", "phone", "--json")).Succeeded().Json().GetProperty("version").GetInt32());
        (await _cli.RunAsync("map", "redo", "phone", "--json")).Succeeded();
        Assert.Equal(5, (await _cli.RunAsync("map", "restore", "phone@1", "--json")).Succeeded().Json().GetProperty("version").GetInt32());
        Assert.Equal(ExitCode.UserCanMend, (await _cli.RunAsync("map", "redo", "phone")).Exit);
        Assert.Single((await _cli.RunAsync("map", "list", "--all", "--json")).Succeeded().Json().GetProperty("maps").EnumerateArray());
    }

    [Fact]
    public async Task Two_maps_are_compared_by_what_they_mean()
    {
        (await _cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        var text = (await _cli.RunAsync("map", "export", "phone")).Succeeded().Out;
        var file = _cli.Write("p.yaml", text.Replace("name: Awareness", "name: Hears of it", StringComparison.Ordinal));
        var change = Assert.Single((await _cli.RunAsync("map", "diff", "phone", file, "--json")).Succeeded().Json().GetProperty("changes").EnumerateArray());
        Assert.Equal(("changed", "stage", "Hears of it"), (change.GetProperty("kind").GetString(), change.GetProperty("sort").GetString(), change.GetProperty("fields")[0].GetProperty("after").GetString()));
        Assert.Contains("· name: Awareness → Hears of it", (await _cli.RunAsync("map", "diff", "phone", file)).Succeeded().Out, StringComparison.Ordinal);
        Assert.Contains("There is no difference.", (await _cli.RunAsync("map", "diff", "phone@1")).Succeeded().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_works_as_a_driver_of_git()
    {
        (await _cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        var text = (await _cli.RunAsync("map", "export", "phone")).Succeeded().Out;
        // Git's files have names like .merge_file_a1b2c3, which say nothing.
        var (ancestor, mine) = (_cli.Write(".merge_file_base", text), _cli.Write(".merge_file_mine", text.Replace("name: Awareness", "name: Hears of it", StringComparison.Ordinal)));
        var theirs = _cli.Write(".merge_file_theirs", text.Replace("title: Buying a phone", "title: Buying a telephone", StringComparison.Ordinal));
        (await _cli.RunAsync("map", "merge", ancestor, mine, theirs)).Succeeded();
        var joined = await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken);
        Assert.Contains("name: Hears of it", joined, StringComparison.Ordinal);
        Assert.Contains("title: Buying a telephone", joined, StringComparison.Ordinal);

        _cli.Write(".merge_file_theirs", text.Replace("name: Awareness", "name: Notices", StringComparison.Ordinal));
        var result = await _cli.RunAsync("map", "merge", ancestor, mine, theirs, "-o", _cli.File("joined.json"), "--json");
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Equal("Notices", Assert.Single(result.Json().GetProperty("conflicts").EnumerateArray()).GetProperty("theirs").GetString());
        Assert.StartsWith("{", await File.ReadAllTextAsync(_cli.File("joined.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_of_a_map_that_has_an_id_twice_says_so_and_writes_nothing()
    {
        const string Twice = """{ "id": "m", "title": "M", "stages": [ { "id": "s", "name": "A" }, { "id": "s", "name": "B" } ] }""";
        var mine = _cli.Write("mine.json", Twice);
        var result = await _cli.RunAsync("map", "merge", mine, mine, mine);
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.DoesNotContain("fault of the program", result.Error, StringComparison.Ordinal);
        Assert.Equal(Twice, await File.ReadAllTextAsync(mine, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("map export phone")]
    [InlineData("map mermaid phone")]
    public async Task A_text_that_cannot_be_written_leaves_nothing_behind(string line)
    {
        (await _cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        var result = await _cli.RunAsync([.. line.Split(' '), "-o", _cli.File("nowhere/phone.yaml")]);
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains("Make it first", result.Error, StringComparison.Ordinal);
        (await _cli.RunAsync([.. line.Split(' '), "-o", _cli.File("phone.yaml")])).Succeeded();
        Assert.Empty(Directory.GetFiles(_cli.Folder, "*.part"));
    }

    [Fact]
    public async Task Validate_tells_mistakes_with_their_places_and_does_not_keep_anything()
    {
        var file = _cli.Write("bad.yaml", "kelione: 1\ntitle: t\nstages:\n  - name: s\n    stepps: []\n");
        var result = await _cli.RunAsync("map", "validate", file, "--json");
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        var problem = Assert.Single(result.Json().GetProperty("problems").EnumerateArray());
        Assert.Equal(("5:5", "error"), (problem.GetProperty("at").GetString(), problem.GetProperty("severity").GetString()));
        Assert.Contains("'steps'", (await _cli.RunAsync("map", "import", file)).Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_cli.WorkspacePath));
    }

    [Fact]
    public async Task A_journey_of_Mermaid_becomes_a_map()
    {
        var file = _cli.Write("sketch.mmd", "journey\n    title A sketch\n    section Study\n      Compares: 4: Ieva\n");
        Assert.Equal("sketch", (await _cli.RunAsync("map", "import", file, "--id", "sketch", "--json")).Succeeded().Json().GetProperty("id").GetString());
        Assert.Contains("Compares", (await _cli.RunAsync("map", "show", "sketch")).Succeeded().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    [InlineData("pl")]
    [InlineData("lt")]
    public async Task Views_fit_a_terminal_in_every_language(string language)
    {
        foreach (var template in new[] { "phone", "cyclic", "b2b", "cross-channel" })
        {
            (await _cli.RunAsync("map", "new", "--template", template, "--lang", language)).Succeeded();
        }

        foreach (var line in new[] { "templates", "map list", "map show phone", "map show cyclic", "map show b2b", "map show cross-channel", "map history phone", "map diff phone cyclic", "map validate phone" })
        {
            var view = (await _cli.RunAsync([.. line.Split(' '), "--lang", language])).Succeeded().Out;
            Assert.All(view.Split('\n'), l => Assert.True(Kelione.CommandLine.Views.Cells.Width(l) <= 80, l));
        }
    }

    [Fact]
    public async Task Templates_are_listed_with_what_they_hold()
    {
        var phone = (await _cli.RunAsync("templates", "--json")).Succeeded().Json().GetProperty("templates").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "phone");
        Assert.Equal(("example", "linear", JsonValueKind.String), (phone.GetProperty("group").GetString(), phone.GetProperty("kind").GetString(), phone.GetProperty("description").ValueKind));
        Assert.True(phone.GetProperty("steps").GetInt32() >= 10);
    }
}
