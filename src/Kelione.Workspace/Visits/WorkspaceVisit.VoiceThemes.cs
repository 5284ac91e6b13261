using Kelione.Journeys;
using Kelione.Voice.Forecasts;

namespace Kelione.Workspace;

/// <summary>Themes, words and learning, for those who may see or change them.</summary>
public sealed partial class WorkspaceVisit
{
    /// <summary>Changes with everything that changes answers about feedback.</summary>
    public string VoiceEdition() => Journeys(Right.Ask).Voice.Edition;

    /// <inheritdoc cref="CustomerVoice.ReadingProgress" />
    public (long Done, long Of)? VoiceReadingProgress() => Journeys(Right.Ask).Voice.ReadingProgress;

    /// <inheritdoc cref="CustomerVoice.OverviewAsync" />
    /// <remarks>Quotes are what single customers said: without the right to open customers they are left out.</remarks>
    public async Task<VoiceOverview> VoiceOverviewAsync(FeedbackFilter filter, CancellationToken cancellationToken = default)
    {
        var overview = await Voice(Right.Ask, filter).OverviewAsync(filter, cancellationToken);
        return May(Right.OpenCustomers) ? overview : overview with { Themes = [.. overview.Themes.Select(t => t with { Quotes = [] })] };
    }

    /// <inheritdoc cref="CustomerVoice.AtStepsAsync(FeedbackFilter, CancellationToken)" />
    public async Task<IReadOnlyList<VoiceStep>> VoiceAtStepsAsync(FeedbackFilter filter, CancellationToken cancellationToken = default)
    {
        var steps = await Voice(Right.Ask, filter).AtStepsAsync(filter, cancellationToken);
        return May(Right.OpenCustomers) ? steps : [.. steps.Select(s => s with { Quotes = [] })];
    }

    /// <inheritdoc cref="CustomerVoice.WordsAsync(FeedbackFilter, CancellationToken)" />
    public Task<VoiceWords> VoiceWordsAsync(FeedbackFilter filter, CancellationToken cancellationToken = default) => Voice(Right.Ask, filter).WordsAsync(filter, cancellationToken);

    /// <inheritdoc cref="CustomerVoice.ForecastAsync" />
    public Task<MonthlyForecast> VoiceForecastAsync(FeedbackFilter filter, FeedbackScoreKind score, int ahead = 3, CancellationToken cancellationToken = default) =>
        Voice(Right.Ask, filter).ForecastAsync(filter, score, ahead, cancellationToken);

    /// <inheritdoc cref="CustomerVoice.LikelyAsync" />
    /// <remarks>It is about a single customer: it needs the right to open customers.</remarks>
    public Task<LikelySatisfaction> LikelyAsync(string customer, FeedbackFilter filter, CancellationToken cancellationToken = default) =>
        Voice(Right.OpenCustomers, filter).LikelyAsync(customer, filter, cancellationToken);

    /// <inheritdoc cref="CustomerVoice.RisksAsync" />
    public Task<LikelyRisks> RisksAsync(FeedbackFilter filter, Scope scope, int most = 20, CancellationToken cancellationToken = default) =>
        Voice(Right.OpenCustomers, filter).RisksAsync(filter, scope, most, cancellationToken);

    /// <summary>Changes the workspace's themes, and takes changes back.</summary>
    /// <param name="change">What to change. It is given the themes alone, not the texts and the labels, which need other rights.</param>
    /// <exception cref="MendableException">The change cannot be made; the message says why.</exception>
    public async Task ChangeThemesAsync(Action<IThemeSteering> change)
    {
        change(Journeys(Right.DefineSegments).Voice);
        await NoteAsync(ActivityKind.ThemesChanged);
    }

    /// <inheritdoc cref="CustomerVoice.FindThemesAsync" />
    public Task FindThemesAsync(CancellationToken cancellationToken = default) => Journeys(Right.DefineSegments).Voice.FindThemesAsync(cancellationToken);

    /// <summary>How many changes people made to the themes.</summary>
    public int ThemeEdits() => Journeys(Right.Ask).Voice.ThemeEdits;

    /// <inheritdoc cref="CustomerVoice.Learnt" />
    public VoiceLearning? VoiceLearnt() => Journeys(Right.Ask).Voice.Learnt;

    /// <inheritdoc cref="CustomerVoice.TrainAsync" />
    public Task<VoiceLearning> TrainVoiceAsync(IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Journeys(Right.DefineSegments).Voice.TrainAsync(progress, cancellationToken);

    /// <inheritdoc cref="CustomerVoice.EvaluateAsync" />
    public Task<VoiceLearning> EvaluateVoiceAsync(IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Journeys(Right.Ask).Voice.EvaluateAsync(progress, cancellationToken);

    /// <inheritdoc cref="CustomerVoice.ForgetLearnt" />
    public void ForgetVoiceLearnt() => Journeys(Right.DefineSegments).Voice.ForgetLearnt();
}
