using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Finds out what has come from each system: from the journal of imports, and from the events themselves, which name their source.</summary>
internal static class SystemStandings
{
    /// <summary>So many of the newest files say how often files come.</summary>
    private const int FilesOfRhythm = 12;

    /// <summary>Whoever brings two files in one go, or one right after the other, has not waited between them.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(10);

    /// <summary>Nobody is late by less, and SDKs that send are late by more; a refusal is of lately for so long.</summary>
    private static readonly TimeSpan LeastPatience = TimeSpan.FromDays(1);

    /// <summary>All systems that are known, by title.</summary>
    public static async Task<IReadOnlyList<SystemStanding>> ReadAsync(JourneyWorkspace workspace, CancellationToken cancellationToken)
    {
        var (files, live) = (FilesBySystem(workspace.Imports.All()), workspace.Intake.Status.Systems);
        var sources = await SourcesAsync(workspace, cancellationToken);
        var standings = new List<SystemStanding>();
        foreach (var system in KnownSystem.All)
        {
            List<string> named = [.. system.Sources.Where(sources.Contains)];
            var status = named.Count > 0 ? await workspace.AskAsync(new StatusQuestion { Scope = OfSources(named) }, cancellationToken) : null;
            standings.Add(Of(
                new SystemStanding(system)
                {
                    Files = [.. system.Profiles.SelectMany(p => files.GetValueOrDefault(p.Name, [])).OrderByDescending(f => f.At)],
                    Live = system.Protocol is { } protocol ? live.GetValueOrDefault(protocol.Name) : null,
                    Events = status?.Events ?? 0,
                    LastEventMicros = status?.LastMicros,
                },
                workspace.Time.GetUtcNow()));
        }

        return standings;
    }

    /// <summary>Completes a standing with what follows from its files and events.</summary>
    internal static SystemStanding Of(SystemStanding system, DateTimeOffset now)
    {
        var (file, live) = (system.Files is [var newest, ..] ? newest : null, system.Live);
        var gap = UsualGap([.. system.Files.Take(FilesOfRhythm).Select(f => f.At)]);
        DateTimeOffset? last = (file?.At, live?.Last) is ({ } f, { } l) ? (f > l ? f : l) : file?.At ?? live?.Last;
        var silence = now - last;
        var refused = live?.Refusals is [var refusal, ..] && now - refusal.At <= LeastPatience;
        var health = file is null && live is null && system.Events == 0 ? SystemHealth.NotConnected
            : refused || file?.File.Rejected > 0 || file?.File.Error is not null ? SystemHealth.RefusedLately
            : silence > LeastPatience && (live?.Last is not null || silence > 2 * gap) ? SystemHealth.Stale
            : SystemHealth.Fresh;
        return system with { Health = health, RefusedInDay = live?.RefusedInDay(now) ?? 0, UsualGap = gap, Silence = silence };
    }

    /// <summary>The median time between files that came at different times; null for fewer than three such times.</summary>
    /// <param name="times">When they came, the newest first.</param>
    internal static TimeSpan? UsualGap(IReadOnlyList<DateTimeOffset> times)
    {
        var gaps = new List<TimeSpan>();
        for (var i = 1; i < times.Count; i++)
        {
            if (times[i - 1] - times[i] is var gap && gap > SameTime)
            {
                gaps.Add(gap);
            }
        }

        gaps.Sort();
        return gaps.Count < 2 ? null : gaps[gaps.Count / 2];
    }

    private static Scope OfSources(IReadOnlyList<string> named) => new() { Where = [new Condition { Field = EventFields.Source, Comparison = Comparison.Is, Values = named }] };

    private static Dictionary<string, IReadOnlyList<ArrivedFrom>> FilesBySystem(IReadOnlyList<ImportEntry> imports) => imports
        .SelectMany(i => i.Files.Select(f => new ArrivedFrom(i.At, i.By, f)))
        .Where(f => f.File.System is not null)
        .GroupBy(f => f.File.System!, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<ArrivedFrom>)[.. g], StringComparer.Ordinal);

    private static async Task<HashSet<string>> SourcesAsync(JourneyWorkspace workspace, CancellationToken cancellationToken)
    {
        var status = await workspace.AskAsync(new StatusQuestion(), cancellationToken);
        if (status.Sources == 0)
        {
            return [];
        }

        var crossings = await workspace.AskAsync(new CrossingsQuestion { Field = EventFields.Source }, cancellationToken);
        return crossings.Values.Select(v => v.Activity).ToHashSet(StringComparer.Ordinal);
    }
}
