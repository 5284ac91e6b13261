using System.Globalization;
using Kelione.Sources;

namespace Kelione.Workspace.Tests.Connecting;

public sealed class SystemStandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly KnownSystem System = KnownSystem.Find("mixpanel")!;

    [Fact]
    public void Every_reader_and_every_protocol_is_one_of_the_systems()
    {
        Assert.All(SystemProfiles.All, p => Assert.Contains(p, KnownSystem.Find(p.Name)!.Profiles));
        Assert.All(CollectorProtocols.All, p => Assert.Same(p, KnownSystem.Find(p.Name)!.Protocol));
        Assert.Equal(KnownSystem.All.Count, KnownSystem.All.Select(s => s.Name).Distinct().Count());
    }

    [Fact]
    public void A_system_known_by_files_and_by_SDKs_is_one()
    {
        var protocol = CollectorProtocols.All[0];
        var joined = KnownSystem.Join(SystemProfiles.All, [protocol]);
        Assert.Equal(SystemProfiles.All.Select(p => KnownSystem.Find(p.Name)!.Name).Append(protocol.Name).Distinct().Count(), joined.Count);
    }

    [Fact]
    public void Nothing_has_come() => Assert.Equal(SystemHealth.NotConnected, Of([]).Health);

    [Theory]
    [InlineData("0.5 1.5 2.5", SystemHealth.Fresh)]
    [InlineData("1.9 2.9 3.9", SystemHealth.Fresh)]
    [InlineData("2.1 3.1 4.1", SystemHealth.Stale)]
    [InlineData("10 17 24 31", SystemHealth.Fresh)]
    [InlineData("15 22 29 36", SystemHealth.Stale)]
    [InlineData("0.9 1.0 1.1", SystemHealth.Fresh)]
    [InlineData("90 91", SystemHealth.Fresh)]
    [InlineData("90 90.001 90.002 90.003", SystemHealth.Fresh)]
    public void It_is_stale_where_its_files_have_a_rhythm_and_two_beats_are_missing(string daysAgo, SystemHealth health) => Assert.Equal(health, Of(daysAgo.Split(' ')).Health);

    [Fact]
    public void Rejected_rows_of_the_last_file_are_told_and_those_before_are_past()
    {
        Assert.Equal(SystemHealth.RefusedLately, Of(["1", "2", "3"], rejected: 0).Health);
        Assert.Equal(SystemHealth.Fresh, Of(["1", "2", "3"], rejected: 1).Health);
    }

    [Fact]
    public void An_SDK_that_sends_no_more_is_stale_after_a_day_and_what_it_sent_wrong_is_told_for_a_day()
    {
        SystemStanding Live(double lastHours, double? refusedHours = null) => SystemStandings.Of(
            new SystemStanding(System)
            {
                Live = new ArrivalCount { Events = 5, Last = Now.AddHours(-lastHours), Refusals = refusedHours is { } h ? [new ArrivalRefusal(Now.AddHours(-h), "no name")] : [] },
            },
            Now);
        Assert.Equal(SystemHealth.Fresh, Live(23).Health);
        Assert.Equal(SystemHealth.Stale, Live(25).Health);
        Assert.Equal(SystemHealth.RefusedLately, Live(1, 2).Health);
        Assert.Equal(SystemHealth.Fresh, Live(1, 30).Health);
    }

    private static SystemStanding Of(string[] daysAgo, int rejected = -1) => SystemStandings.Of(
        new SystemStanding(System)
        {
            Files =
            [
                .. daysAgo.Select((d, i) => new ArrivedFrom(Now.AddDays(-double.Parse(d, CultureInfo.InvariantCulture)), "", new ImportedFile { Name = "a", Format = "jsonl", Read = 10, Rejected = i == rejected ? 1 : 0 })),
            ],
        },
        Now);
}
