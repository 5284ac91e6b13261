using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What customers say: feedback in, listed, scored, placed. The use cases that every face shares. Safe for several threads.</summary>
public sealed partial class CustomerVoice : IThemeSteering
{
    private const int MostListed = 1_000;

    private readonly JourneyWorkspace _workspace;
    private readonly IFeedbackStore _store;
    private readonly TextReadings _readings;
    private readonly ITextReader _reader;
    private readonly VoiceMemory _memory;
    private readonly ProviderShelf _provider;
    private readonly Lock _lock = new();
    private (long Version, Task<FeedbackShelf> Reading)? _shelf;

    /// <param name="workspace">The workspace.</param>
    /// <param name="store">Where feedback is kept.</param>
    /// <param name="memory">What was learnt about texts here.</param>
    internal CustomerVoice(JourneyWorkspace workspace, IFeedbackStore store, VoiceMemory memory)
    {
        (_memory, _provider) = (memory, new ProviderShelf(workspace.Papers));
        var reader = new VoiceTextReader(memory);
        (_workspace, _store, _reader) = (workspace, store, reader);
        _readings = new TextReadings(store, reader);
    }

    /// <summary>Changes with every change to the feedback, to what people said about it, or to who is who.</summary>
    public long Version => _store.FeedbackVersion;

    /// <summary>Looks at files and says how they would be read as feedback; imports nothing.</summary>
    /// <exception cref="SourceException">A file cannot be read, or has neither a text nor a rating.</exception>
    public static IReadOnlyList<FeedbackSourcePlan> Plan(FeedbackRequest request) => [.. request.Reading.Files.Select(f => FeedbackInspector.Inspect(f, request))];

    /// <summary>Brings the feedback of files in. Each file is an import of its own. When it is cancelled, what was read so far is committed, and the report says so.</summary>
    /// <param name="plans">How to read the files, from <see cref="Plan"/>.</param>
    /// <param name="progress">Told how far it has come; null for nobody.</param>
    /// <param name="by">Who does it; empty where nobody says.</param>
    /// <param name="cancellationToken">Stops between two chunks of some thousand entries.</param>
    public async Task<FeedbackImportReport> ImportAsync(
        IReadOnlyList<FeedbackSourcePlan> plans, IProgress<ImportProgress>? progress = null, string by = "", CancellationToken cancellationToken = default)
    {
        var began = _workspace.Time.GetUtcNow();
        var report = await new FeedbackImporter(_workspace, _store, plans, progress, by).RunAsync(cancellationToken);
        WorkspaceMeter.Imported("feedback", report.Accepted, report.Updated, report.Duplicates, report.Rejected);
        _workspace.Imports.TryAdd(ImportEntry.Of(report, report.Files.Select((f, i) => ImportedFile.Of(f, plans[i].File.Name)), by, began, _workspace.Time.GetUtcNow() - began));
        return report;
    }

    /// <summary>Adds an entry by hand, such as a note of an interview.</summary>
    /// <exception cref="MendableException">It has neither a text nor a rating, or it is there already.</exception>
    public async Task AddAsync(FeedbackEntry entry, string by = "", CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(entry.Text) && entry.Rating is null)
        {
            throw new MendableException("There is nothing to add: give a text or a rating.");
        }

        var now = UtcTime.FromDateTimeOffset(_workspace.Time.GetUtcNow());
        await using var appender = await _store.OpenFeedbackAsync(new FeedbackImport { Name = entry.Source, By = by, AtMicros = now }, cancellationToken);
        await appender.AddAsync([entry with { TimeMicros = entry.TimeMicros ?? now }], cancellationToken);
        if (await appender.CommitAsync(CancellationToken.None) is { Accepted: 0 })
        {
            throw new MendableException("The same was added before; nothing was added twice.");
        }
    }

    /// <summary>The imports in force, the newest first.</summary>
    public Task<IReadOnlyList<FeedbackImport>> ImportsAsync(CancellationToken cancellationToken = default) => _store.ListFeedbackImportsAsync(cancellationToken);

    /// <summary>Takes an import back. Gives how many entries went. What it changed on entries of earlier imports stays.</summary>
    /// <exception cref="MendableException">There is no such import.</exception>
    public async Task<long> UndoImportAsync(long import, CancellationToken cancellationToken = default) =>
        await _store.UndoFeedbackAsync(import, cancellationToken)
            ?? throw new MendableException(FormattableString.Invariant($"There is no import {import} of feedback.")) { IsMissing = true, CommandHint = "'kelione feedback imports' shows them." };

    /// <summary>Entries, page by page.</summary>
    /// <exception cref="QuestionException">The page is too long, or a segment cannot be asked for.</exception>
    public async Task<FeedbackPage> ListAsync(FeedbackListQuestion question, CancellationToken cancellationToken = default)
    {
        if (question.Limit is < 1 or > MostListed || question.Skip < 0)
        {
            throw new QuestionException("A page has from 1 to 1,000 entries and begins at 0 or later.");
        }

        var found = await SelectAsync(question.Filter, cancellationToken);
        var after = question.After is { } place ? FeedbackCursor.Read(place, question.Order) : (FeedbackCursor?)null;
        var ordered = found.Select(f => (Place: FeedbackCursor.Of(f, question.Order), Listed: f)).OrderBy(f => f.Place);
        var rest = after is { } a ? ordered.Where(f => f.Place.CompareTo(a) > 0) : ordered.Skip(question.Skip);
        var page = rest.Take(question.Limit + 1).ToList();
        return new FeedbackPage(
            found.Count, [.. page.Take(question.Limit).Select(f => f.Listed)], page.Count > question.Limit ? page[question.Limit - 1].Place.Write(question.Order) : null);
    }

    /// <summary>One entry by its number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="map">The map whose placement is shown; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is none.</exception>
    public async Task<ListedFeedback> GetAsync(long number, string? map = null, CancellationToken cancellationToken = default) =>
        await FindAsync(number, map, cancellationToken) ?? throw new MendableException(FormattableString.Invariant($"There is no feedback {number}."));

    /// <summary>Scores of satisfaction, with intervals.</summary>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<FeedbackScoresAnswer> ScoresAsync(FeedbackScoresQuestion question, CancellationToken cancellationToken = default)
    {
        var found = await SelectAsync(question.Filter, cancellationToken);
        var answer = FeedbackScoring.Answer(question, await VoicedAsync(found, question.By, cancellationToken));
        return answer with { Policy = [.. answer.Policy, new PolicyLine("sentiment of an entry", EntryFeeling.Policy)] };
    }

    /// <summary>How often and how fast the company answers.</summary>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<FeedbackAnswersAnswer> AnswersAsync(FeedbackAnswersQuestion question, CancellationToken cancellationToken = default) =>
        FeedbackAnswering.Answer(question, await VoicedAsync(await SelectAsync(question.Filter, cancellationToken), question.By, cancellationToken));

    /// <summary>Corrects how entries are meant; null takes a correction back.</summary>
    /// <exception cref="MendableException">There is no such entry, or the number is none of -1, 0, +1.</exception>
    public Task LabelAsync(IReadOnlyList<long> entries, int? sentiment, string by = "", CancellationToken cancellationToken = default) =>
        sentiment is < -1 or > 1
            ? throw new MendableException("A sentiment is -1 (negative), 0 (neutral) or 1 (positive).")
            : RemarkAsync(entries, FeedbackRemark.Sentiment, sentiment is { } s ? s.ToString(System.Globalization.CultureInfo.InvariantCulture) : "", by, cancellationToken);

    /// <summary>Says what entries are about; an empty theme takes it back.</summary>
    /// <exception cref="MendableException">There is no such entry.</exception>
    public Task ThemeAsync(IReadOnlyList<long> entries, string theme, string by = "", CancellationToken cancellationToken = default) =>
        RemarkAsync(entries, FeedbackRemark.Theme, theme.Trim(), by, cancellationToken);

    /// <summary>The journeys of those who said what passes a filter: its number <c>all</c> opens to them.</summary>
    /// <returns>Null where nobody is known who said any of it.</returns>
    /// <exception cref="MendableException">There is no such map.</exception>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<StatusAnswer?> CustomersAsync(FeedbackFilter filter, CancellationToken cancellationToken = default)
    {
        var customers = (await SelectAsync(filter, cancellationToken)).Select(e => e.Entry.Customer).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (customers.Count > 0)
        {
            var shown = await PersonsShown.ReadAsync(_workspace.Store, cancellationToken);
            customers = [.. customers.Select(shown.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }

        return customers.Count == 0 ? null : await _workspace.AskAsync(new StatusQuestion { Scope = new Scope { Customers = customers } }, cancellationToken);
    }

    /// <summary>The entries that pass a filter, by time, with all that is known about them.</summary>
    internal async Task<IReadOnlyList<ListedFeedback>> SelectAsync(FeedbackFilter filter, CancellationToken cancellationToken)
    {
        var shelf = await ShelfAsync(cancellationToken);
        filter = await WithCustomersAsync(filter, cancellationToken);
        var readings = await ReadAsync(shelf, cancellationToken);
        var placements = filter.Map is { } map ? await PlacementsAsync(map, cancellationToken) : null;
        var customers = filter.Customers?.ToHashSet(StringComparer.Ordinal);
        var shown = customers is null ? null : await PersonsShown.ReadAsync(_workspace.Store, cancellationToken);
        filter = filter with { Customers = null };
        var found = new List<ListedFeedback>();
        for (var i = 0; i < shelf.Entries.Count; i++)
        {
            var (entry, reading) = (shelf.Entries[i], readings[i]);
            if ((customers is null || (entry.Customer is { } who && (customers.Contains(who) || customers.Contains(shown!.Of(who))))) && filter.Passes(entry, reading?.Language))
            {
                var listed = Listed(shelf, entry, reading, placements?.GetValueOrDefault(entry.Number));
                if (IsWanted(filter, listed))
                {
                    found.Add(listed);
                }
            }
        }

        return found;
    }

    private async Task<ListedFeedback?> FindAsync(long number, string? map, CancellationToken cancellationToken)
    {
        var shelf = await ShelfAsync(cancellationToken);
        if (shelf.Find(number) is not { } entry)
        {
            return null;
        }

        var reading = await ReadAsync(shelf, entry, cancellationToken);
        var placements = map is null ? null : await PlacementsAsync(map, cancellationToken);
        return Listed(shelf, entry, reading, placements?.GetValueOrDefault(number));
    }

    /// <summary>The feedback as it stands now.</summary>
    internal Task<FeedbackShelf> ShelfAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // One reading for all who ask at the same time; whoever stops waiting does not stop it for the others.
            var version = _store.FeedbackVersion;
            if (_shelf is not { } shelf || shelf.Version != version || shelf.Reading.IsFaulted)
            {
                _shelf = shelf = (version, FeedbackShelf.ReadAsync(_store, CancellationToken.None));
            }

            return shelf.Reading.WaitAsync(cancellationToken);
        }
    }

    private static ListedFeedback Listed(FeedbackShelf shelf, FeedbackEntry entry, TextReading? reading, FeedbackPlacement? placement)
    {
        reading = ProviderRemark.Over(reading, shelf.Said(entry.Number, FeedbackRemark.Provider));
        var corrected = shelf.Corrected(entry.Number);
        reading = PurposeOf(entry, reading, corrected);
        return new ListedFeedback(
            entry, EntryFeeling.Of(entry, reading, corrected), entry.Language ?? reading?.Language, reading, corrected, shelf.Said(entry.Number, FeedbackRemark.Theme), placement);
    }

    // A complaint is what came as one; and whoever says that it is meant well says that it is none.
    private static TextReading? PurposeOf(FeedbackEntry entry, TextReading? reading, int? corrected) => (reading?.Purpose, corrected) switch
    {
        (VoicePurposes.Complaint, > 0) => reading! with { Purpose = VoicePurposes.Praise },
        (VoicePurposes.Praise, < 0) => reading! with { Purpose = VoicePurposes.Complaint },
        (VoicePurposes.Complaint, 0) when entry.Kind == FeedbackKind.Complaint => reading,
        (VoicePurposes.Complaint or VoicePurposes.Praise, 0) => reading! with { Purpose = null },
        (null, not > 0) when reading is not null && entry.Kind == FeedbackKind.Complaint => reading with { Purpose = VoicePurposes.Complaint },
        _ => reading,
    };

    private static bool IsWanted(FeedbackFilter filter, ListedFeedback listed) =>
        (filter.Sentiments.Count == 0 || (listed.Sentiment is { } s && filter.Sentiments.Contains(SignOf(s))))
        && (filter.Themes.Count == 0 || listed.Themes.Any(t => filter.Themes.Contains(t, StringComparer.OrdinalIgnoreCase)))
        && (filter.Steps.Count == 0 || (listed.Placement is { } p && filter.Steps.Contains(p.Step, StringComparer.Ordinal)))
        && (!filter.Unplaced || listed.Placement is null)
        && (filter.Purposes.Count == 0 || (listed.Reading?.Purpose is { } purpose && filter.Purposes.Contains(purpose, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Where a sentiment begins to be one: nearer to zero than this it is neutral.</summary>
    internal const double NeutralWithin = 0.1;

    /// <summary>-1, 0 or +1.</summary>
    internal static int SignOf(double sentiment) => sentiment < -NeutralWithin ? -1 : sentiment > NeutralWithin ? 1 : 0;

    private async Task<FeedbackFilter> WithCustomersAsync(FeedbackFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Segment is not { } segment)
        {
            return filter;
        }

        var inside = await CustomersOfAsync(segment, cancellationToken);
        return filter with { Segment = null, Customers = filter.Customers is { } named ? [.. named.Where(inside.Contains)] : [.. inside] };
    }

    private async Task<HashSet<string>> CustomersOfAsync(NamedSegment segment, CancellationToken cancellationToken)
    {
        var asked = await _workspace.PrepareAsync(new StatusQuestion { Scope = new Scope { Segment = segment } }, cancellationToken);
        return [.. await SegmentCustomers.OfAsync(_workspace.Engine, asked.Scope, cancellationToken)];
    }

    private async Task<IReadOnlyList<VoicedEntry>> VoicedAsync(IReadOnlyList<ListedFeedback> found, FeedbackGrouping by, CancellationToken cancellationToken)
    {
        if (by != FeedbackGrouping.Segment)
        {
            return [.. found.Select(f => new VoicedEntry(f.Entry, f.Sentiment, f.Reading?.Language))];
        }

        var inside = new List<(string Name, HashSet<string> Customers)>();
        foreach (var segment in _workspace.Segments.All())
        {
            inside.Add((segment.Name, await CustomersOfAsync(segment, cancellationToken)));
        }

        var shown = await PersonsShown.ReadAsync(_workspace.Store, cancellationToken);
        return [.. found.Select(f => new VoicedEntry(
            f.Entry, f.Sentiment, f.Reading?.Language, [.. inside.Where(s => f.Entry.Customer is { } who && s.Customers.Contains(shown.Of(who))).Select(s => s.Name)]))];
    }

    private async Task RemarkAsync(IReadOnlyList<long> entries, string matter, string value, string by, CancellationToken cancellationToken)
    {
        var now = UtcTime.FromDateTimeOffset(_workspace.Time.GetUtcNow());
        try
        {
            await _store.RemarkAsync([.. entries.Select(e => new FeedbackRemark(e, matter, value, by, now))], cancellationToken);
        }
        catch (ArgumentException e)
        {
            throw new MendableException(e.Message.Split(" (Parameter", 2)[0], e);
        }
    }
}
