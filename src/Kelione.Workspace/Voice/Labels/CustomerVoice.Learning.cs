using Kelione.Journeys;
using Kelione.Voice.Learning;
using Kelione.Voice.Sentiments;

namespace Kelione.Workspace;

/// <summary>Learning from what people corrected and from ratings that come with texts.</summary>
public sealed partial class CustomerVoice
{
    private const double LowStars = 0.3;
    private const double HighStars = 0.7;

    /// <summary>What was learnt here; null for nothing.</summary>
    public VoiceLearning? Learnt => _memory.Now is { Model: { } model } now ? new VoiceLearning(model.Reports, now.IsStale) : null;

    /// <summary>Learns anew from all labels, and uses what was learnt for the languages in which it reads better than the lexicon.</summary>
    /// <param name="progress">Hears the share done, 0 … 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">There are no labels.</exception>
    public async Task<VoiceLearning> TrainAsync(IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var model = await LearnAsync(progress, cancellationToken);
        _memory.KeepModel(model);
        return Learnt!;
    }

    /// <summary>Tells how well lexicon and learning read the labels, by cross-validation; keeps nothing.</summary>
    /// <exception cref="MendableException">There are no labels.</exception>
    public async Task<VoiceLearning> EvaluateAsync(IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        new((await LearnAsync(progress, cancellationToken)).Reports, IsStale: false);

    /// <summary>Forgets what was learnt: the lexicon speaks again.</summary>
    public void ForgetLearnt() => _memory.KeepModel(null);

    private async Task<VoiceModel> LearnAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var labels = await LabelsAsync(cancellationToken);
        return labels.Count == 0
            ? throw new MendableException("There are no labels to learn from: correct sentiments in the inbox, or import texts with ratings.")
            : await Task.Run(() => VoiceTrainer.Train(VoiceMemory.Reader, labels, progress, cancellationToken), cancellationToken);
    }

    // A person's word counts before what the source states, and that before a rating; the trainer takes the last of the same text.
    private async Task<IReadOnlyList<VoiceLabel>> LabelsAsync(CancellationToken cancellationToken)
    {
        var shelf = await ShelfAsync(cancellationToken);
        var labels = new List<(int Rank, VoiceLabel Label)>();
        foreach (var entry in shelf.Entries.Where(e => e.Text.Length > 0))
        {
            var corrected = shelf.Corrected(entry.Number);
            if ((corrected ?? entry.StatedSentiment ?? SignOfRating(entry.Rating)) is { } sign)
            {
                labels.Add((corrected is not null ? 2 : entry.StatedSentiment is not null ? 1 : 0, new VoiceLabel(entry.Text, entry.Language, ClassOf(sign))));
            }
        }

        return [.. labels.OrderBy(l => l.Rank).Select(l => l.Label)];
    }

    private static int? SignOfRating(FeedbackRating? rating) => rating?.Value switch { null => null, <= LowStars => -1, >= HighStars => 1, _ => 0 };

    private static SentimentClass ClassOf(int sign) => sign < 0 ? SentimentClass.Negative : sign > 0 ? SentimentClass.Positive : SentimentClass.Neutral;
}

/// <summary>What was learnt in a workspace. Immutable.</summary>
/// <param name="Reports">For each language with labels: how well lexicon and learning read them, and which speaks.</param>
/// <param name="IsStale">Whether the program reads otherwise since: what was learnt keeps silent until it is trained again.</param>
public sealed record VoiceLearning(IReadOnlyList<LearningReport> Reports, bool IsStale);
