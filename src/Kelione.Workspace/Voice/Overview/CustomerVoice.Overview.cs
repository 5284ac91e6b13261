using System.Collections.Concurrent;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What customers say, at a glance.</summary>
public sealed partial class CustomerVoice
{
    private const int MostKept = 48;

    private readonly ConcurrentDictionary<string, object> _answers = new(StringComparer.Ordinal);

    /// <summary>The overview of what passes a filter.</summary>
    /// <exception cref="MendableException">There is no such map.</exception>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public Task<VoiceOverview> OverviewAsync(FeedbackFilter filter, CancellationToken cancellationToken = default) =>
        KeptAsync("overview", filter, async () => OverviewMaker.Of(filter, await SelectAsync(filter, cancellationToken), _memory.Now.Themes));

    /// <summary>What is said at each step of the filter's map that anything lies on.</summary>
    /// <exception cref="MendableException">There is no such map.</exception>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public Task<IReadOnlyList<VoiceStep>> AtStepsAsync(FeedbackFilter filter, CancellationToken cancellationToken = default) => KeptAsync("steps", filter, async () =>
    {
        var placed = (await SelectAsync(filter, cancellationToken)).Where(e => e.Placement is not null);
        return (IReadOnlyList<VoiceStep>)[.. placed.GroupBy(e => e.Placement!.Step, StringComparer.Ordinal).Select(g => StepOf(g.Key, [.. g]))];
    });

    private static VoiceStep StepOf(string step, List<ListedFeedback> said) => new(
        step,
        said.Count,
        VoiceMean.Of(said),
        [.. said.SelectMany(e => e.Themes).GroupBy(t => t, StringComparer.Ordinal).Select(g => new VoiceCount(g.Key, g.Count())).OrderByDescending(c => c.N).ThenBy(c => c.Name, StringComparer.Ordinal)],
        said.GroupBy(e => e.Placement!.By).ToDictionary(g => g.Key, g => (long)g.Count()),
        ThemeSums.Quotes(said));

    /// <summary>An answer that was made before from the same feedback, else made now.</summary>
    private async Task<T> KeptAsync<T>(string about, FeedbackFilter filter, Func<Task<T>> make)
        where T : notnull
    {
        // A segment's customers change with the events, and with a map the placements do: those are asked anew after a while.
        var minute = filter.Segment is null && filter.Map is null ? 0 : _workspace.Time.GetUtcNow().ToUnixTimeSeconds() / 60;
        var key = FormattableString.Invariant($"{about}|{Edition}|{minute}|{await MapVersionAsync(filter)}|{JourneyJson.Write(filter)}");
        if (_answers.TryGetValue(key, out var kept))
        {
            return (T)kept;
        }

        var edition = Edition;
        var made = await make();
        if (edition == Edition)
        {
            if (_answers.Count >= MostKept)
            {
                _answers.Clear();
            }

            _answers[key] = made;
        }

        return made;
    }

    private async Task<int> MapVersionAsync(FeedbackFilter filter) =>
        filter.Map is null ? 0 : (await new MapLibrary(_workspace.Folder, _workspace.Time).GetAsync(filter.Map, version: null, CancellationToken.None)).Version;
}
