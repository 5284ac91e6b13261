using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What customers say, for those who may see or change it.</summary>
public sealed partial class WorkspaceVisit
{
    /// <summary>Changes with every change to the feedback; for those who keep what they asked.</summary>
    public long VoiceVersion() => Journeys(Right.Ask).Voice.Version;

    /// <inheritdoc cref="CustomerVoice.ListAsync" />
    /// <remarks>What single customers said is theirs: it needs the right to open customers.</remarks>
    public Task<FeedbackPage> ListFeedbackAsync(FeedbackListQuestion question, CancellationToken cancellationToken = default)
    {
        Demand(Right.OpenCustomers);
        return Voice(Right.OpenCustomers, question.Filter).ListAsync(question, cancellationToken);
    }

    /// <inheritdoc cref="CustomerVoice.ScoresAsync" />
    public Task<FeedbackScoresAnswer> FeedbackScoresAsync(FeedbackScoresQuestion question, CancellationToken cancellationToken = default)
    {
        Demand(Right.Ask);
        return Voice(Right.Ask, question.Filter).ScoresAsync(question, cancellationToken);
    }

    /// <inheritdoc cref="CustomerVoice.AnswersAsync" />
    public Task<FeedbackAnswersAnswer> FeedbackAnswersAsync(FeedbackAnswersQuestion question, CancellationToken cancellationToken = default)
    {
        Demand(Right.Ask);
        return Voice(Right.Ask, question.Filter).AnswersAsync(question, cancellationToken);
    }

    /// <inheritdoc cref="CustomerVoice.CustomersAsync" />
    public Task<StatusAnswer?> VoiceCustomersAsync(FeedbackFilter filter, CancellationToken cancellationToken = default) =>
        Voice(Right.OpenCustomers, filter).CustomersAsync(filter, cancellationToken);

    /// <summary>The imports of feedback in force, the newest first.</summary>
    public Task<IReadOnlyList<FeedbackImport>> FeedbackImportsAsync(CancellationToken cancellationToken = default) => Journeys(Right.Ask).Voice.ImportsAsync(cancellationToken);

    /// <inheritdoc cref="CustomerVoice.Plan" />
    public IReadOnlyList<FeedbackSourcePlan> PlanFeedback(FeedbackRequest request)
    {
        Demand(Right.ManageData);
        return CustomerVoice.Plan(request);
    }

    /// <inheritdoc cref="CustomerVoice.ImportAsync" />
    public async Task<FeedbackImportReport> ImportFeedbackAsync(IReadOnlyList<FeedbackSourcePlan> plans, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var report = await Journeys(Right.ManageData).Voice.ImportAsync(plans, progress, Visitor.Name, cancellationToken);
        await NoteAsync(ActivityKind.FeedbackImported, string.Join(", ", plans.Select(p => p.File.Name)), Written(report.Accepted));
        return report;
    }

    /// <summary>Imports feedback in the background; it goes on when the page is left.</summary>
    /// <param name="files">The files; they belong to the desk from here on.</param>
    /// <param name="plans">How to read them.</param>
    public FeedbackJob StartFeedbackImport(ArrivedFiles files, IReadOnlyList<FeedbackSourcePlan> plans) =>
        Imports().StartFeedback(files, plans, Visitor, report => NoteAsync(ActivityKind.FeedbackImported, string.Join(", ", plans.Select(p => p.File.Name)), Written(report.Accepted)));

    /// <summary>Notes an import in the activity log: events, feedback and search demand each on a line of its own, for a count of events is none of opinions.</summary>
    /// <param name="names">The files' names.</param>
    /// <param name="report">What came in.</param>
    public async Task NoteImportAsync(string names, RoutedReport report)
    {
        Demand(Right.ManageData);
        if (report.Events is { } events)
        {
            await NoteAsync(ActivityKind.Imported, names, Written(events.Accepted));
        }

        if (report.Feedback is { } feedback)
        {
            await NoteAsync(ActivityKind.FeedbackImported, names, Written(feedback.Accepted));
        }

        if (report.Demand is not null)
        {
            await NoteAsync(ActivityKind.Imported, names, "");
        }
    }

    /// <inheritdoc cref="CustomerVoice.UndoImportAsync" />
    public async Task<long> UndoFeedbackImportAsync(long import, CancellationToken cancellationToken = default)
    {
        var gone = await Journeys(Right.ManageData).Voice.UndoImportAsync(import, cancellationToken);
        await NoteAsync(ActivityKind.FeedbackImported, Written(import), Written(-gone));
        return gone;
    }

    /// <inheritdoc cref="CustomerVoice.AddAsync" />
    public async Task AddFeedbackAsync(FeedbackEntry entry, CancellationToken cancellationToken = default)
    {
        await Journeys(Right.ManageData).Voice.AddAsync(entry, Visitor.Name, cancellationToken);
        await NoteAsync(ActivityKind.FeedbackImported, "", Written(1));
    }

    /// <summary>Corrects how entries are meant; null takes a correction back.</summary>
    /// <exception cref="MendableException">There is no such entry.</exception>
    public async Task LabelFeedbackAsync(IReadOnlyList<long> entries, int? sentiment, CancellationToken cancellationToken = default)
    {
        await Journeys(Right.DefineSegments).Voice.LabelAsync(entries, sentiment, Visitor.Name, cancellationToken);
        await NoteAsync(ActivityKind.FeedbackCorrected, "", Written(entries.Count));
    }

    /// <summary>Corrects how entries are meant and says what they are about, at once.</summary>
    /// <param name="entries">The entries' numbers.</param>
    /// <param name="sentiment">-1, 0 or +1; null takes a correction back.</param>
    /// <param name="theme">The theme; empty takes it back.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There is no such entry.</exception>
    public async Task LabelFeedbackAsync(IReadOnlyList<long> entries, int? sentiment, string theme, CancellationToken cancellationToken = default)
    {
        var voice = Journeys(Right.DefineSegments).Voice;
        await voice.LabelAsync(entries, sentiment, Visitor.Name, cancellationToken);
        await voice.ThemeAsync(entries, theme, Visitor.Name, cancellationToken);
        await NoteAsync(ActivityKind.FeedbackCorrected, "", Written(entries.Count));
    }

    /// <summary>Says what entries are about; an empty theme takes it back.</summary>
    /// <exception cref="MendableException">There is no such entry.</exception>
    public async Task ThemeFeedbackAsync(IReadOnlyList<long> entries, string theme, CancellationToken cancellationToken = default)
    {
        await Journeys(Right.DefineSegments).Voice.ThemeAsync(entries, theme, Visitor.Name, cancellationToken);
        await NoteAsync(ActivityKind.FeedbackCorrected, "", Written(entries.Count));
    }

    /// <summary>Puts entries on a step of a map; <c>-</c> for no step, empty to leave it to what is found.</summary>
    /// <exception cref="MendableException">There is no such entry.</exception>
    public async Task PlaceFeedbackAsync(string map, IReadOnlyList<long> entries, string step, CancellationToken cancellationToken = default)
    {
        Demand(Right.EditMap, map);
        await Journeys(Right.Ask).Voice.PlaceAsync(map, entries, step, Visitor.Name, cancellationToken);
        await NoteAsync(ActivityKind.FeedbackCorrected, map, Written(entries.Count));
    }

    /// <summary>The AI provider that was named; null for none.</summary>
    public VoiceProvider? VoiceProvider() => Journeys(Right.ManageWorkspace).Voice.Provider;

    /// <summary>The model of the AI provider that may be asked for labels; null where none is switched on.</summary>
    public string? LabellingProvider() => Journeys(Right.DefineSegments).Voice.Provider is { IsOn: true } provider ? provider.Model : null;

    /// <inheritdoc cref="CustomerVoice.NameProvider" />
    public async Task<VoiceProvider> NameVoiceProviderAsync(string address, string model)
    {
        var named = Journeys(Right.ManageWorkspace).Voice.NameProvider(address, model, Visitor.Name);
        await NoteAsync(ActivityKind.ProviderChanged, named.Model, named.Address);
        return named;
    }

    /// <inheritdoc cref="CustomerVoice.SwitchProvider" />
    public async Task<VoiceProvider> SwitchVoiceProviderAsync(bool isOn)
    {
        var switched = Journeys(Right.ManageWorkspace).Voice.SwitchProvider(isOn, Visitor.Name);
        await NoteAsync(ActivityKind.ProviderChanged, switched.Model, isOn ? "on" : "off");
        return switched;
    }

    /// <inheritdoc cref="CustomerVoice.RemoveProvider" />
    public async Task RemoveVoiceProviderAsync()
    {
        Journeys(Right.ManageWorkspace).Voice.RemoveProvider();
        await NoteAsync(ActivityKind.ProviderChanged);
    }

    /// <inheritdoc cref="CustomerVoice.LabelByProviderAsync" />
    public Task<ProviderReport> LabelByProviderAsync(FeedbackFilter filter, int most = 200, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Voice(Right.DefineSegments, filter).LabelByProviderAsync(filter, most, progress, cancellationToken);

    /// <inheritdoc cref="CustomerVoice.ForgetProviderLabelsAsync" />
    public Task<int> ForgetProviderLabelsAsync(FeedbackFilter filter, CancellationToken cancellationToken = default) =>
        Voice(Right.DefineSegments, filter).ForgetProviderLabelsAsync(filter, cancellationToken);

    private static string Written(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private CustomerVoice Voice(Right right, FeedbackFilter? filter)
    {
        var voice = Journeys(right).Voice;

        // A score of one customer, or of what has a word in it, tells what a single customer said.
        if (filter is { Customers: not null } or { Contains.Length: > 0 })
        {
            Demand(Right.OpenCustomers);
        }

        if (filter?.Map is { } map)
        {
            Demand(Right.SeeMap, map);
        }

        return voice;
    }
}
