using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// An open workspace: the use cases that every face (command line, HTTP, page) shares. Safe for several threads; one process at a time has a workspace open.
/// </summary>
public sealed class JourneyWorkspace : IAsyncDisposable
{
    private readonly IWorkspaceStorage _storage;
    private readonly KnownNames _names;
    private readonly PeoplesEngine _engine;
    private RecentAnswers? _recent;

    private JourneyWorkspace(WorkspaceFolder folder, IPapers papers, IWorkspaceStorage storage, TimeProvider time)
    {
        Folder = folder;
        Papers = papers;
        _storage = storage;
        _names = new KnownNames(storage.Engine);
        Time = time;
        Traffic = new Traffic(time);
        _engine = new PeoplesEngine(storage.Engine, Traffic, time);
        Segments = new SegmentShelf(papers);
        Questions = new QuestionShelf(papers, time);
        Imports = new ImportJournal(papers);
        Clues = new ClueBook(papers, storage, time);
        Voice = new CustomerVoice(this, storage.Feedback, new VoiceMemory(papers, time));
        Demand = new DemandShelf(folder, time);
        Intake = new EventIntake(this);
    }

    /// <summary>Where it lies.</summary>
    public WorkspaceFolder Folder { get; }

    /// <summary>The segments that people defined.</summary>
    public SegmentShelf Segments { get; }

    /// <summary>The questions asked lately.</summary>
    public QuestionShelf Questions { get; }

    /// <summary>What was imported, when and by whom.</summary>
    public ImportJournal Imports { get; }

    /// <summary>Joins the customers of several sources by what the sources tell about them.</summary>
    public ClueBook Clues { get; }

    /// <summary>What customers say.</summary>
    public CustomerVoice Voice { get; }

    /// <summary>Where events arrive by themselves.</summary>
    public EventIntake Intake { get; }

    /// <summary>What people search for, over time.</summary>
    public DemandShelf Demand { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Where its small things are kept.</summary>
    internal IPapers Papers { get; }

    internal IJourneyStore Store => _storage.Store;

    /// <summary>What it stands on.</summary>
    internal IWorkspaceStorage Storage => _storage;

    internal IFeedbackStore FeedbackStore => _storage.Feedback;

    internal IPersonKeyStore KeyStore => _storage.Keys;

    /// <summary>Answers without keeping the question: for work that asks many of its own.</summary>
    internal IJourneyEngine Engine => _engine;

    /// <summary>Whether people's questions and imports are under way.</summary>
    internal Traffic Traffic { get; }

    /// <summary>Another number after every change of events or of who is who; null where nobody counts.</summary>
    internal long? Version => _storage.Version;

    /// <summary>Opens a workspace that is there.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="open">Opens what it stands on; null for the embedded engine.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is none; the message says how to begin one.</exception>
    public static async Task<JourneyWorkspace> OpenAsync(
        WorkspaceFolder folder, StorageOpener? open = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        if (!folder.Exists)
        {
            throw new MendableException($"There is no workspace in '{folder}' yet.")
            {
                IsMissing = true,
                CommandHint = "Bring events in first: kelione import FILE — or name another folder with --workspace DIR.",
            };
        }

        return await OpenOrCreateAsync(folder, open, time, cancellationToken);
    }

    /// <summary>Opens a workspace, making it where there is none.</summary>
    /// <param name="folder">Where it lies or shall lie.</param>
    /// <param name="open">Opens what it stands on; null for the embedded engine.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">The folder cannot be made.</exception>
    public static async Task<JourneyWorkspace> OpenOrCreateAsync(
        WorkspaceFolder folder, StorageOpener? open = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        folder.EnsureWhole();
        folder.Create();
        var papers = await PapersPlace.OpenAsync(folder, time ?? TimeProvider.System, cancellationToken);
        var storage = await (open ?? EmbeddedStorage.OpenAsync)(folder, cancellationToken);
        storage = folder.Documents is null ? storage : await SharedVoices.OverAsync(storage, folder, cancellationToken);
        var workspace = new JourneyWorkspace(folder, papers, storage, time ?? TimeProvider.System);

        // What was acknowledged before a crash counts in the first answer.
        try
        {
            await workspace.Intake.SettleAsync(cancellationToken);
            return workspace;
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks at files and says how they would be imported; imports nothing.</summary>
    /// <exception cref="SourceException">A file cannot be read.</exception>
    public static IReadOnlyList<SourcePlan> PlanImport(ImportRequest request) => Importer.Plan(request);

    /// <summary>
    /// Brings the events of files in. All files are looked at before any is read. When it is cancelled, what was read so far is committed, and the report says so.
    /// </summary>
    /// <param name="request">The files and what is known about them.</param>
    /// <param name="progress">Told how far it has come, many times a second; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two chunks of some ten thousand events.</param>
    /// <exception cref="SourceException">A file cannot be read, or no column is found for a part of an event; nothing was imported of any file.</exception>
    public Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ImportAsync(Importer.Plan(request), progress, cancellationToken);

    /// <summary>
    /// Brings the events of files in that were looked at before. When it is cancelled, or a file turns out to be damaged, what was read so far is committed, and the report says so;
    /// so it does where the workspace cannot take more, as on a full disk.
    /// </summary>
    /// <param name="plans">How to read the files, from <see cref="PlanImport"/>.</param>
    /// <param name="progress">Told how far it has come, many times a second; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two chunks of some ten thousand events.</param>
    /// <exception cref="SourceException">No column is found for a part of an event; nothing was imported of any file.</exception>
    public Task<ImportReport> ImportAsync(IReadOnlyList<SourcePlan> plans, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ImportAsync(plans, progress, by: "", cancellationToken);

    /// <summary>The same in somebody's name, which the journal of imports tells.</summary>
    /// <inheritdoc cref="ImportAsync(IReadOnlyList{SourcePlan}, IProgress{ImportProgress}?, CancellationToken)" />
    public async Task<ImportReport> ImportAsync(IReadOnlyList<SourcePlan> plans, IProgress<ImportProgress>? progress, string by, CancellationToken cancellationToken)
    {
        var began = Time.GetUtcNow();
        using var passage = Traffic.Enter();
        try
        {
            var report = await new Importer(this, plans, progress).RunAsync(cancellationToken);
            WorkspaceMeter.Imported("events", report.Files.Sum(f => f.Accepted), 0, report.Files.Sum(f => f.Duplicates), report.Files.Sum(f => f.Rejected));
            Imports.TryAdd(ImportEntry.Of(report, report.Files.Select((f, i) => ImportedFile.Of(f, plans[i].File.Name)), by, began, Time.GetUtcNow() - began));
            return report;
        }
        finally
        {
            _names.Forget();
        }
    }

    /// <summary>What has come from each system that can be connected, by title.</summary>
    public Task<IReadOnlyList<SystemStanding>> SystemsAsync(CancellationToken cancellationToken = default) => SystemStandings.ReadAsync(this, cancellationToken);

    /// <summary>Brings files of whatever kind in: events, then feedback, then search demand. What was read before it is cancelled is kept, and the report says so.</summary>
    /// <param name="plan">What goes where, from <see cref="RoutedPlan.Of"/>.</param>
    /// <param name="progress">Told how far it has come; null for nobody.</param>
    /// <param name="by">Who does it; empty where nobody says.</param>
    /// <param name="cancellationToken">Stops soon.</param>
    public async Task<RoutedReport> ImportAsync(RoutedPlan plan, IProgress<ImportProgress>? progress = null, string by = "", CancellationToken cancellationToken = default)
    {
        var events = plan.Events.Count > 0 ? await ImportAsync(plan.Events, progress, by, cancellationToken) : null;
        var feedback = plan.Feedback.Count > 0 ? await Voice.ImportAsync(plan.Feedback, progress, by, cancellationToken) : null;
        var demand = plan.Demand.Count > 0 && !cancellationToken.IsCancellationRequested ? await Demand.ImportAsync(plan.Demand, this, by, cancellationToken) : null;
        return new RoutedReport(events, feedback, demand, plan.Recognised);
    }

    /// <summary>Asks a question and keeps it under its handle, where there is room and right to. The names of segments inside its rules are replaced by their rules.</summary>
    /// <exception cref="QuestionException">The question cannot be asked, or it names an activity in a step or a field anywhere that no event has; the message says what to change.</exception>
    /// <exception cref="MendableException">The rule of a segment refers to itself.</exception>
    public async Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default)
    {
        // Before it looks for an answer in the making: one that is made beforehand, slowly, must give way and not be waited for.
        using var passage = Traffic.Enter();
        question = await PrepareAsync(question, cancellationToken);
        Task<Answer> AskNowAsync() => _engine.AskAsync(question, cancellationToken);
        var answer = await (_recent?.AskAsync(question, AskNowAsync, cancellationToken) ?? AskNowAsync());
        Questions.TryKeep(question);
        return answer;
    }

    /// <summary>Asks a question and keeps it under its handle, where there is room and right to.</summary>
    /// <exception cref="QuestionException">The question cannot be asked; the message says what to change.</exception>
    public async Task<TAnswer> AskAsync<TAnswer>(Question<TAnswer> question, CancellationToken cancellationToken = default)
        where TAnswer : Answer => (TAnswer)await AskAsync((Question)question, cancellationToken);

    /// <summary>Opens a number of an answer to the customers behind it.</summary>
    /// <param name="handle">The answer's handle.</param>
    /// <param name="address">The number's address.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">The handle is unknown.</exception>
    /// <exception cref="QuestionException">The answer has no such number.</exception>
    public Task<CustomerPage> OpenNumberAsync(string handle, string address, PageRequest page, CancellationToken cancellationToken = default) =>
        _engine.OpenAsync(Questions.Find(handle), address, page, cancellationToken);

    /// <summary>The names of all activities, the most frequent first.</summary>
    public Task<IReadOnlyList<string>> ActivitiesAsync(CancellationToken cancellationToken = default) => _names.ActivitiesAsync(cancellationToken);

    /// <summary>States that two ids are one person.</summary>
    /// <param name="anonymous">The id whose events join the other's journey.</param>
    /// <param name="known">The id under which the person is shown.</param>
    /// <param name="reason">Where the statement comes from.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">The statement cannot be made; the message says why.</exception>
    public async Task<IdentityMerge> IdentifyAsync(string anonymous, string known, string reason, CancellationToken cancellationToken = default)
    {
        try
        {
            return await Store.IdentifyAsync(anonymous, known, NowMicros(), reason, cancellationToken);
        }
        catch (ArgumentException e)
        {
            throw new MendableException($"'{anonymous}' and '{known}' cannot be made one person: {WithoutParameter(e)}", e);
        }
        finally
        {
            Clues.Forget();
        }
    }

    /// <summary>States it for every row (anonymous id, known id) of a table. A row that cannot be stated is rejected with its reason; the others hold.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="cancellationToken">Stops the work before anything is stated.</param>
    public async Task<IdentityReport> IdentifyAllAsync(SmallTable table, CancellationToken cancellationToken = default)
    {
        var (now, rows, source) = (NowMicros(), table.Rows, table.Name);
        var outcomes = await Store.IdentifyAsync(
            [.. rows.Select(r => new IdentityStatement(r.Cells[0], r.Cells[1], now, FormattableString.Invariant($"{source}, line {r.Line}")))], cancellationToken);
        Clues.Forget();
        var rejected = rows.Zip(outcomes).Where(r => r.Second.Refusal is not null)
            .Select(r => FormattableString.Invariant($"{source}, line {r.First.Line}: {r.Second.Refusal}")).ToList();
        var accepted = outcomes.Count(o => o.IsNew);
        return new IdentityReport(rows.Count + table.Rejected.Count, accepted, rows.Count - accepted - rejected.Count, [.. table.Rejected, .. rejected]);
    }

    /// <summary>All statements of identity, oldest first; where a customer is named, those that bear on that person.</summary>
    public Task<IReadOnlyList<IdentityMerge>> ListMergesAsync(string? customer = null, CancellationToken cancellationToken = default) => Store.ListMergesAsync(customer, cancellationToken);

    /// <summary>Takes a statement of identity back.</summary>
    /// <exception cref="MendableException">There is no such statement in force.</exception>
    public async Task<IdentityMerge> UndoMergeAsync(long id, CancellationToken cancellationToken = default)
    {
        var undone = await Store.UndoMergeAsync(id, NowMicros(), cancellationToken);
        Clues.Forget();
        return undone ?? throw new MendableException(FormattableString.Invariant($"There is no statement {id} in force.")) { IsMissing = true, CommandHint = "'kelione identity list' shows them." };
    }

    /// <summary>Writes the events of a scope to a file, by customer, time and import order; raw ids, as they came. Gives their number.</summary>
    /// <param name="path">The file; replaced when the export is complete.</param>
    /// <param name="format">The form.</param>
    /// <param name="scope">Which events.</param>
    /// <param name="raw">CSV: leave texts that a spreadsheet takes for formulas as they are.</param>
    /// <param name="cancellationToken">Stops the work; the file is then as it was.</param>
    /// <exception cref="QuestionException">The scope names a field that no event has.</exception>
    public async Task<long> ExportAsync(string path, EventFormat format, Scope scope, bool raw = false, CancellationToken cancellationToken = default)
    {
        var asked = await PrepareAsync(new StatusQuestion { Scope = scope }, cancellationToken);
        return await new EventExporter(this, _engine).ExportAsync(path, format, asked.Scope, raw, cancellationToken);
    }

    /// <summary>Writes the events of a scope to a private file that is gone as soon as the stream is closed.</summary>
    /// <inheritdoc cref="ExportAsync" />
    public async Task<Stream> ExportForDownloadAsync(EventFormat format, Scope scope, CancellationToken cancellationToken = default)
    {
        PrivateFiles.MakeFolder(Folder.ImportsFolder);
        var folder = Path.Combine(Folder.ImportsFolder, "leaving");
        PrivateFiles.MakeFolder(folder);
        var path = Path.Combine(folder, Path.GetRandomFileName());
        await ExportAsync(path, format, scope, raw: false, cancellationToken);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 64 * 1024, FileOptions.DeleteOnClose | FileOptions.SequentialScan);
    }

    /// <summary>Erases a person: every event and statement, the rejected rows of imports and the kept questions that name them, and what was worked out of what they said. Gives the number of events erased.</summary>
    /// <exception cref="MendableException">The customer is unknown.</exception>
    public async Task<long> ForgetAsync(string customer, CancellationToken cancellationToken = default)
    {
        await Intake.EmptyAsync(cancellationToken);

        // The traces first: once the statements are gone nobody knows under which other ids to look, and whoever starts again after a crash must find the rest.
        var person = await Traces.OfAsync(Store, customer, cancellationToken);
        var hasSpoken = await Voice.HasSpokenAsync(customer, cancellationToken);
        var hadLearnt = hasSpoken && Voice.ForgetDerived();
        var traces = UserFile.Try(Folder.Path, () => Traces.Erase(Folder, Questions, Imports, person));
        var events = await Store.ForgetAsync(customer, cancellationToken);
        Voice.Forget();
        Clues.Forget();
        _recent?.Forget();
        if (hasSpoken)
        {
            // Whoever looked meanwhile may have found themes in the texts that are gone now.
            Voice.ForgetDerived();
            await Voice.LearnAgainAsync(hadLearnt, cancellationToken);
        }

        return events is { } erased ? erased
            : traces > 0 ? 0
            : throw new MendableException($"There is no customer '{customer}'; nothing was erased. Ids are compared letter by letter.");
    }

    /// <summary>What of the servers that hold the events is away, a sentence each; empty where all is well.</summary>
    public Task<IReadOnlyList<string>> TroublesAsync(CancellationToken cancellationToken = default) => _storage.TroublesAsync(cancellationToken);

    /// <summary>Looks whether what is kept is whole.</summary>
    public Task<UpkeepReport> VerifyAsync(CancellationToken cancellationToken = default) => _storage.VerifyAsync(cancellationToken);

    /// <summary>Makes the index anew from the events.</summary>
    public Task<UpkeepReport> RebuildAsync(CancellationToken cancellationToken = default) => _storage.RebuildAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Intake.DisposeAsync();
        }
        finally
        {
            Traffic.Dispose();
            await _storage.DisposeAsync();
            Clues.Dispose();
        }
    }

    /// <summary>From now on the latest answers are kept in memory, for those who ask the same. Where one asks and goes, as on the command line, there is nothing to gain.</summary>
    internal void RememberAnswers() => _recent ??= new RecentAnswers(() => _storage.Version);

    /// <summary>Asks what somebody is likely to ask, on one thread; the answer is kept, the question is not, for nobody asked it.</summary>
    /// <exception cref="QuestionException">The question cannot be asked.</exception>
    /// <exception cref="MendableException">The rule of a segment refers to itself.</exception>
    internal async Task<Answer> AskBeforehandAsync(Question question, CancellationToken cancellationToken)
    {
        question = await PrepareAsync(question, cancellationToken);
        Task<Answer> AskNowAsync() => _storage.QuietEngine.AskAsync(question, cancellationToken);
        return await (_recent?.AskAsync(question, AskNowAsync, cancellationToken) ?? AskNowAsync());
    }

    /// <summary>The question with the names of segments inside its rules replaced by their rules; its names are checked.</summary>
    internal async Task<Question> PrepareAsync(Question question, CancellationToken cancellationToken)
    {
        // What is wrong with the question itself is told first, by the engine.
        if (question.Problems().Any())
        {
            return question;
        }

        if (QuestionNames.Segments(question).Any())
        {
            var defined = Segments.All();
            question = QuestionNames.WithSegments(question, s => s with { Rule = SegmentReferences.WriteOut(s.Rule, defined) });
        }

        await _names.CheckAsync(question, Segments, cancellationToken);
        return question;
    }

    private static string WithoutParameter(ArgumentException e) =>
        e.ParamName is { } name ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : e.Message;

    private long NowMicros() => UtcTime.FromDateTimeOffset(Time.GetUtcNow());
}
