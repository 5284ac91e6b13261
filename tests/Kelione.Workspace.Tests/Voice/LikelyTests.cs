using Kelione.Journeys;
using Kelione.Samples;
using Kelione.Sources;
using Kelione.Voice.Likely;

namespace Kelione.Workspace.Tests;

public sealed class LikelyTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    private const string Late = "courier_late";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_waited_for_the_courier_is_likely_less_satisfied_and_that_stands_among_the_reasons()
    {
        var workspace = await VoicedAsync();
        var ofCouriers = new FeedbackFilter { Touchpoints = ["door"] };
        var (late, onTime) = await DeliveredAsync(workspace);
        var told = new List<(bool IsLate, LikelySatisfaction Likely)>();
        foreach (var customer in late.Take(30).Concat(onTime.Take(30)))
        {
            told.Add((late.Contains(customer), await workspace.Voice.LikelyAsync(customer, ofCouriers, Stop)));
        }

        var basis = told[0].Likely.Basis;
        Assert.Equal(LikelySilence.None, basis.Silence);
        Assert.InRange(basis.Quality!.Explained, 0.15, 0.6);
        Assert.True(basis.Quality.Error < basis.Quality.MeanError);
        var (worse, better) = (told.Where(t => t.IsLate).Average(t => t.Likely.Value!.Value), told.Where(t => !t.IsLate).Average(t => t.Likely.Value!.Value));
        Assert.InRange(better - worse, 0.6, 1.6);
        Assert.All(told, t => Assert.True(t.Likely.Interval!.Low <= t.Likely.Value && t.Likely.Value <= t.Likely.Interval.High));
        Assert.All(told.Where(t => t.IsLate), t => Assert.Contains(t.Likely.Reasons, r => r.Effect < 0 && (r.Activity == Late || r.To == Late)));
        Assert.All(told, t => Assert.True(t.Likely.Reasons.Zip(t.Likely.Reasons.Skip(1)).All(p => Math.Abs(p.First.Effect) >= Math.Abs(p.Second.Effect))));
    }

    [Fact]
    public async Task Those_at_risk_said_nothing_and_are_mostly_those_who_waited()
    {
        var workspace = await VoicedAsync();
        var risks = await workspace.Voice.RisksAsync(new FeedbackFilter { Touchpoints = ["door"] }, Scope.All, 50, Stop);
        var (late, _) = await DeliveredAsync(workspace);
        Assert.Equal(50, risks.Customers.Count);
        Assert.All(risks.Customers, c => Assert.Null(c.Said));
        Assert.Equal(risks.Customers.OrderBy(c => c.Value).Select(c => c.Customer), risks.Customers.Select(c => c.Customer));
        Assert.True(risks.Customers.Count(c => late.Contains(c.Customer)) >= 45);
        await Assert.ThrowsAsync<QuestionException>(() => workspace.Voice.RisksAsync(FeedbackFilter.All, Scope.All, 0, Stop));
    }

    [Fact]
    public async Task What_happens_after_the_answer_and_what_has_nothing_to_do_with_it_tell_nothing()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: Stop);
        var events = Enumerable.Range(0, 300).SelectMany(i => (string[])[
            $"c{i},look,2026-01-05T10:00:00Z", $"c{i},{(i % 3 == 0 ? "buy" : "leave")},2026-01-05T11:00:00Z", $"c{i},{(IsGlad(i) ? "praise" : "grumble")},2026-02-05T11:00:00Z"]);
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(scratch.Write("events.csv", string.Join('\n', events.Prepend("customer,activity,time"))))] }, cancellationToken: Stop);
        var said = Enumerable.Range(0, 250).Select(i => $"{i},{(IsGlad(i) ? 5 : 1)},c{i},2026-01-06T10:00:00Z");
        await SayAsync(workspace, scratch.Write("said.csv", string.Join('\n', said.Prepend("id,rating,customer,date"))));
        var likely = await workspace.Voice.LikelyAsync("c290", FeedbackFilter.All, Stop);
        Assert.Equal((LikelySilence.NoBetterThanMean, 250, null), (likely.Basis.Silence, likely.Basis.Answered, likely.Value));
        Assert.Empty((await workspace.Voice.RisksAsync(FeedbackFilter.All, Scope.All, cancellationToken: Stop)).Customers);
        Assert.Equal(LikelySilence.TooFew, (await workspace.Voice.LikelyAsync("c290", new FeedbackFilter { Contains = "nobody" }, Stop)).Basis.Silence);
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.LikelyAsync("nobody", FeedbackFilter.All, Stop));

        static bool IsGlad(int i) => i * 7919 % 13 < 7;
    }

    [Fact]
    public async Task Two_ids_of_one_person_are_one_journey()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: Stop);
        var events = Enumerable.Range(0, 200).SelectMany(i => (string[])[$"anon{i},look,2026-01-05T10:00:00Z", $"c{i},buy,2026-01-05T11:00:00Z", $"c{i},{(i % 2 == 0 ? "late" : "timely")},2026-01-06T11:00:00Z"]);
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(scratch.Write("events.csv", string.Join('\n', events.Prepend("customer,activity,time"))))] }, cancellationToken: Stop);
        for (var i = 0; i < 3; i++)
        {
            await workspace.Store.IdentifyAsync([new IdentityStatement($"anon{i}", $"c{i}", 1, "")], Stop);
        }

        var said = Enumerable.Range(3, 150).Select(i => $"{i},{(i % 2 == 0 ? 1 : 5)},c{i},2026-01-07T10:00:00Z");
        await SayAsync(workspace, scratch.Write("said.csv", string.Join('\n', said.Prepend("id,rating,customer,date"))));
        var (known, anonymous) = (await workspace.Voice.LikelyAsync("c0", FeedbackFilter.All, Stop), await workspace.Voice.LikelyAsync("anon0", FeedbackFilter.All, Stop));
        Assert.Equal("c0", anonymous.Customer);
        Assert.Equal(known.Value, anonymous.Value);
        Assert.InRange(known.Value!.Value, -1, -0.7);
        var risks = await workspace.Voice.RisksAsync(FeedbackFilter.All, Scope.All, 200, Stop);
        Assert.Contains(risks.Customers, c => c.Customer == "c0");
        Assert.DoesNotContain(risks.Customers, c => c.Customer == "anon0");
        Assert.Equal(risks.Customers.Count, risks.Customers.Select(c => c.Customer).Distinct().Count());
    }

    [Fact]
    public async Task Who_did_what_and_when_is_read_the_same_without_the_fields()
    {
        var workspace = await worlds.OpenAsync("phone");
        var whole = await ReadAsync(workspace.Store.ExportAsync(Scope.All, Stop));
        Assert.Equal(whole, await ReadAsync(workspace.Store.ExportActivitiesAsync(Scope.All, Stop)));
        var some = new Scope { Customers = [whole[0].Customer, whole[^1].Customer], Period = new Period(whole[0].TimeMicros, null) };
        Assert.Equal(await ReadAsync(workspace.Store.ExportAsync(some, Stop)), await ReadAsync(workspace.Store.ExportActivitiesAsync(some, Stop)));
        var where = new Scope { Where = StepSyntax.ParseConditions("channel=app").ToList() };
        Assert.Equal(await ReadAsync(workspace.Store.ExportAsync(where, Stop)), await ReadAsync(workspace.Store.ExportActivitiesAsync(where, Stop)));

        static async Task<List<(string Customer, long TimeMicros, string Activity)>> ReadAsync(IAsyncEnumerable<JourneyEvent> events)
        {
            var read = new List<(string, long, string)>();
            await foreach (var e in events)
            {
                read.Add((e.Customer, e.TimeMicros, e.Activity));
            }

            return read;
        }
    }

    private static Task<FeedbackImportReport> SayAsync(JourneyWorkspace workspace, string path) =>
        workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(path)] } }), cancellationToken: Stop);

    private static async Task<(HashSet<string> Late, HashSet<string> OnTime)> DeliveredAsync(JourneyWorkspace workspace)
    {
        var (late, all) = (new HashSet<string>(), new HashSet<string>());
        await foreach (var e in workspace.Store.ExportAsync(Scope.All, Stop))
        {
            if (e.Activity == Late)
            {
                late.Add(e.Customer);
            }
            else if (e.Activity == "delivery_done")
            {
                all.Add(e.Customer);
            }
        }

        late.IntersectWith(all);
        all.ExceptWith(late);
        return (late, all);
    }

    private async Task<JourneyWorkspace> VoicedAsync()
    {
        var workspace = await worlds.OpenAsync("phone");
        using var scratch = new Scratch();
        await PlantedVoice.SayAsync(workspace, scratch);
        return workspace;
    }
}
