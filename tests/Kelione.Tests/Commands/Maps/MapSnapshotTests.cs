using Kelione.CommandLine;
using Kelione.Maps;
using Kelione.Tests.Support;
using Kelione.Workspace;

namespace Kelione.Tests.Commands.Maps;

/// <summary>Which measurement of which version a command takes. The measurements are kept by hand, so that nothing has to be measured.</summary>
public sealed class MapSnapshotTests : IAsyncLifetime
{
    private const string First = "2026-01-01-01";
    private const string Second = "2026-01-02-01";
    private readonly Cli _cli = new();

    public async ValueTask InitializeAsync()
    {
        (await _cli.RunAsync("map", "new", "--template", "phone")).Succeeded();
        (await _cli.RunAsync("ideas", "set", "phone", "free-pickup", "--owner", "Stores")).Succeeded();
        var library = new MapLibrary(new WorkspaceFolder(_cli.WorkspacePath));
        foreach (var version in new[] { 1, 2 })
        {
            await library.SaveMeasurementAsync(Measured(version), TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        _cli.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("map snapshots phone --show x")]
    [InlineData("map compare phone x")]
    [InlineData("map compare phone 2026-01-01-01 x")]
    [InlineData("map table phone --snapshot x")]
    [InlineData("map poster phone -o p.svg --snapshot x")]
    [InlineData("barriers phone --snapshot x")]
    [InlineData("ideas phone --snapshot x")]
    public async Task An_unknown_snapshot_is_told_with_those_that_there_are(string line)
    {
        var result = await _cli.RunAsync(line.Split(' '));
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains($"no snapshot 'x'. It has: {Second}, {First}.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("barriers phone@1 --json", First)]
    [InlineData("ideas phone@1 --json", First)]
    [InlineData("barriers phone --json", Second)]
    [InlineData("barriers phone@2 --snapshot 2026-01-01-01 --json", First)]
    public async Task A_version_is_shown_with_a_measurement_of_its_own(string line, string snapshot) =>
        Assert.Equal(snapshot, (await _cli.RunAsync(line.Split(' '))).Succeeded().Json().GetProperty("snapshot").GetString());

    [Fact]
    public async Task A_measurement_of_another_version_is_told()
    {
        (await _cli.RunAsync("ideas", "set", "phone", "free-pickup", "--owner", "Shops")).Succeeded();
        var result = (await _cli.RunAsync("map", "poster", "phone", "-o", _cli.File("p.svg"))).Succeeded();
        Assert.Contains("The numbers are of version 2 (snapshot 2026-01-02-01); the map is version 3.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("The numbers are of", (await _cli.RunAsync("map", "poster", "phone@1", "-o", _cli.File("q.svg"))).Succeeded().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshots_of_a_version_are_listed_alone()
    {
        var kept = (await _cli.RunAsync("map", "snapshots", "phone@1", "--json")).Succeeded().Json().GetProperty("snapshots");
        Assert.Equal(First, Assert.Single(kept.EnumerateArray()).GetProperty("snapshot").GetString());
        Assert.Contains("Did you mean 'phone'", (await _cli.RunAsync("map", "snapshots", "phon")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map bind phone@1 cart -", "kelione map restore phone@1. Write 'phone'.")]
    [InlineData("ideas set phone@1 free-pickup --owner X", "kelione map restore phone@1. Write 'phone'.")]
    [InlineData("map compare phone@1 2026-01-01-01", "names a version")]
    public async Task A_version_is_refused_where_it_means_nothing(string line, string words)
    {
        var result = await _cli.RunAsync(line.Split(' '));
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_names_numbers_in_the_readers_language_and_says_what_changed()
    {
        var view = (await _cli.RunAsync("map", "compare", "phone", First, Second, "--lang", "lt")).Succeeded().Out;
        Assert.Contains("klientų dalis", view, StringComparison.Ordinal);
        Assert.Contains("◆ pasikeitė", view, StringComparison.Ordinal);
        Assert.DoesNotContain("conversionToNext", view, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_snapshots_shows_the_last_day_of_a_period_and_not_the_day_after()
    {
        var view = (await _cli.RunAsync("map", "snapshots", "phone")).Succeeded().Out;
        Assert.Contains("2025-12-31", view, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-01-01 ", view.Replace(First, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static MapMeasurement Measured(int version) => new()
    {
        Map = "phone",
        MapVersion = version,
        MeasuredAt = new DateTimeOffset(2026, 1, version, 0, 0, 0, TimeSpan.Zero),
        Period = new MeasuredPeriod(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null, null),
        Customers = 10_000,
        CustomersInScope = 10_000,
        Steps =
        [
            new StepMeasure { Id = "cart", Name = "Cart", Stage = "choose", Bound = true, Customers = version * 3_000, Share = version * 0.3, Next = "checkout", WentOn = 1_500, ConversionToNext = 0.5 / version },
        ],
    };
}
