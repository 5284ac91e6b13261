using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>Who is joined with whom, wherever the keys are kept.</summary>
public abstract class ClueBookTests : IDisposable
{
    private readonly Scratch _scratch;

    private protected ClueBookTests(bool onPostgres) => _scratch = Scratch.Of(onPostgres);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_anonymous_id_belongs_to_the_first_customer_who_signed_in_with_it()
    {
        await using var workspace = await OpenAsync();
        var first = await workspace.Clues.TellAsync([Anonymous("u-17", "d-1"), Anonymous("u-17", "d-2")], Stop);
        var second = await workspace.Clues.TellAsync([Anonymous("u-18", "d-1"), Anonymous("u-17", "d-1")], Stop);

        Assert.Equal((2, 0), (first.Joined, first.NotJoined.Count));
        Assert.Equal(0, second.Joined);
        Assert.Contains("'d-1' is 'u-17' already", Assert.Single(second.NotJoined), StringComparison.Ordinal);
        Assert.Equal(["d-1>u-17", "d-2>u-17"], await MergesAsync(workspace));
    }

    [Fact]
    public async Task Customers_of_two_sources_with_one_address_are_one_person_and_the_reason_names_both_places()
    {
        await using var workspace = await OpenAsync();
        await workspace.Clues.TellAsync([Email("u-17", "Anna@Example.com", "web.jsonl, line 3")], Stop);
        var report = await workspace.Clues.TellAsync([Email("crm-501", "anna@example.com ", "contacts.csv, line 9"), Email("crm-502", "jonas@example.com", "contacts.csv, line 10")], Stop);

        Assert.Equal(1, report.Joined);
        var merge = Assert.Single(await workspace.ListMergesAsync(cancellationToken: Stop));
        Assert.Equal(("crm-501", "u-17"), (merge.Anonymous, merge.Known));
        Assert.Contains("web.jsonl, line 3", merge.Reason, StringComparison.Ordinal);
        Assert.Contains("contacts.csv, line 9", merge.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_the_address_nor_a_hash_that_others_know_stands_in_the_files()
    {
        var address = "anna.secret@example.com";
        await using (var workspace = await OpenAsync())
        {
            await workspace.Clues.TellAsync([Email("u-17", address, "a"), Email("crm-501", address, "b")], Stop);
        }

        foreach (var file in Directory.EnumerateFiles(_scratch.Folder.Path, "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, Stop);
            Assert.DoesNotContain(address, text, StringComparison.Ordinal);
            Assert.DoesNotContain(PersonalKey.OfEmail(address)!, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_address_that_more_than_ten_share_joins_nobody_and_those_it_joined_before_part_again()
    {
        await using var workspace = await OpenAsync();
        await workspace.Clues.TellAsync([.. Enumerable.Range(0, 10).Select(i => Email($"u-{i}", "office@example.com", "a"))], Stop);
        Assert.Equal(9, (await MergesAsync(workspace)).Count);

        var report = await workspace.Clues.TellAsync([Email("u-10", "office@example.com", "b")], Stop);

        Assert.Contains("joins nobody", Assert.Single(report.NotJoined), StringComparison.Ordinal);
        Assert.Empty(await MergesAsync(workspace));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_stated_again()
    {
        await using var workspace = await OpenAsync();
        await workspace.Clues.TellAsync([Anonymous("u-17", "d-1"), Email("u-17", "a@b.example", "x"), Email("crm-1", "a@b.example", "y")], Stop);
        foreach (var merge in await workspace.ListMergesAsync(cancellationToken: Stop))
        {
            await workspace.UndoMergeAsync(merge.Id, Stop);
        }

        var report = await workspace.Clues.TellAsync([Anonymous("u-17", "d-1"), Email("crm-1", "a@b.example", "y")], Stop);

        Assert.Equal((0, 2), (report.Joined, report.NotJoined.Count));
        Assert.Empty(await MergesAsync(workspace));
    }

    [Fact]
    public async Task The_device_id_of_those_who_forbid_one_joins_nobody()
    {
        await using var workspace = await OpenAsync();
        var report = await workspace.Clues.TellAsync(
            [new("u-1", ClueKind.Device, "00000000-0000-0000-0000-000000000000", 0, "a"), new("u-2", ClueKind.Device, "00000000-0000-0000-0000-000000000000", 0, "a")], Stop);
        Assert.Equal(0, report.Joined);
        Assert.Empty(await MergesAsync(workspace));
    }

    [Fact]
    public async Task Of_a_person_who_is_forgotten_no_key_is_left_that_joins_others()
    {
        await using var workspace = await OpenAsync();
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(_scratch.Write("e.csv", "customer,activity,time\nu-1,a,2026-01-01\nu-2,a,2026-01-01\n"))] }, cancellationToken: Stop);
        await workspace.Clues.TellAsync([Email("u-1", "a@b.example", "x")], Stop);
        await workspace.ForgetAsync("u-1", Stop);
        await workspace.Clues.TellAsync([Email("u-2", "a@b.example", "y")], Stop);
        Assert.Empty(await MergesAsync(workspace));
    }

    [Fact]
    public async Task However_clues_are_cut_into_calls_the_same_ids_are_one_person()
    {
        var random = new Random(17);
        for (var round = 0; round < 5; round++)
        {
            var clues = Enumerable.Range(0, 60).Select(_ => random.Next(3) switch
            {
                0 => Anonymous($"u-{random.Next(12)}", $"d-{random.Next(12)}"),
                1 => Email($"u-{random.Next(12)}", $"p{random.Next(6)}@example.com", "a"),
                _ => new IdentityClue($"crm-{random.Next(12)}", ClueKind.CustomerId, $"u-{random.Next(12)}", 0, "b"),
            }).ToList();

            var whole = await PersonsAsync($"whole{round}", [clues]);
            Assert.Equal(whole, await PersonsAsync($"halves{round}", [clues[..30], clues[30..]]));
            Assert.Equal(whole, await PersonsAsync($"twice{round}", [clues, clues]));
            Assert.Equal(whole, await PersonsAsync($"again{round}", [clues, [], clues]));
        }
    }

    [Fact]
    public async Task A_file_of_a_system_joins_what_was_seen_before_signing_in()
    {
        await using var workspace = await OpenAsync();
        var path = _scratch.Write("export.jsonl", """
            {"event":"Cart viewed","properties":{"time":1778484723,"distinct_id":"d-1","$device_id":"d-1"}}
            {"event":"Ordered","properties":{"time":1778484790,"distinct_id":"u-17","$user_id":"u-17","$device_id":"d-1"}}

            """);
        var report = await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(path)] }, cancellationToken: Stop);

        Assert.Equal((2, 1), (report.Accepted, report.Files[0].Joined));
        Assert.Equal(1, (await workspace.AskAsync(new StatusQuestion())).Customers);
        Assert.Contains("export.jsonl, line 2", Assert.Single(await workspace.ListMergesAsync(cancellationToken: Stop)).Reason, StringComparison.Ordinal);
    }

    private static IdentityClue Anonymous(string customer, string anonymous) => new(customer, ClueKind.AnonymousId, anonymous, 1_000, "test");

    private static IdentityClue Email(string customer, string address, string place) => new(customer, ClueKind.Email, PersonalKey.OfEmail(address)!, 1_000, place);

    private static async Task<List<string>> MergesAsync(JourneyWorkspace workspace) =>
        [.. (await workspace.ListMergesAsync(cancellationToken: Stop)).Where(m => m.UndoneMicros is null).Select(m => $"{m.Anonymous}>{m.Known}")];

    private async Task<string> PersonsAsync(string name, IReadOnlyList<IReadOnlyList<IdentityClue>> calls)
    {
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_scratch.Path, name)), cancellationToken: Stop);
        foreach (var clues in calls)
        {
            await workspace.Clues.TellAsync(clues, Stop);
        }

        var chains = new IdentityChains<string>();
        var merges = await workspace.ListMergesAsync(cancellationToken: Stop);
        foreach (var merge in merges.Where(m => m.UndoneMicros is null))
        {
            chains.Join(merge.Anonymous, merge.Known);
        }

        var ids = merges.SelectMany(m => new[] { m.Anonymous, m.Known }).Distinct(StringComparer.Ordinal);
        return string.Join(";", ids.GroupBy(chains.End, StringComparer.Ordinal).Select(g => string.Join(",", g.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));
    }

    private Task<JourneyWorkspace> OpenAsync() => JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder, cancellationToken: Stop);
}

/// <summary>Beside the events.</summary>
public sealed class ClueBookInFolderTests() : ClueBookTests(onPostgres: false);

/// <summary>In PostgreSQL.</summary>
public sealed class ClueBookInPostgresTests() : ClueBookTests(onPostgres: true);
