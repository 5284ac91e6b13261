using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What is there.</summary>
internal sealed class StatusKernel : Kernel<StatusQuestion, StatusAnswer>
{
    protected override StatusAnswer Ask(StatusQuestion question, KernelRun run)
    {
        // The events of the whole are known to the snapshot, and counted fastest as flows are.
        var flows = FastFlowCounts.Suits(run) ? FastFlowCounts.Count(run) : null;
        var span = run.View.Scope.IsAll ? run.Snapshot.Span : null;
        var parts = JourneyChunks.Walk(run, () => new Part(run.Snapshot), (range, part) => part.Walk(range, flows is null, span is null));
        var all = parts[0];
        foreach (var other in parts.Skip(1))
        {
            all.Add(other);
        }

        if (flows is not null)
        {
            all.Activities.Add(flows.Events(), flows.Customers);
        }

        return new StatusAnswer
        {
            Events = run.View.EventCount,
            Customers = run.View.JourneyCount,
            Activities = all.Activities.Distinct,
            Channels = all.Channels.Count,
            Sources = all.Sources.Count,
            FirstMicros = span?.FirstMicros ?? all.FirstMicros,
            LastMicros = span?.LastMicros ?? all.LastMicros,
            ByActivity = all.Activities.ToList(run.Snapshot.Activities),
            Fields = [.. all.Fields.Order(StringComparer.Ordinal)],
        };
    }

    protected override PersonSet? Open(StatusQuestion question, string[] address, KernelRun run) => address switch
    {
        ["all"] => PersonsWith(run, null),
        ["activity", var name] when run.Snapshot.Activities.CodeOf(name) is not null && PersonsWith(run, StepPattern.Of(name)) is { Count: > 0 } persons => persons,
        _ => null,
    };

    /// <summary>The persons of the view with an event that matches; null for all of them.</summary>
    internal static PersonSet PersonsWith(KernelRun run, StepPattern? step)
    {
        var matchers = step is null ? null : StepMatcher.Compile(run.Snapshot, step).Bind(run.View.Segments);
        var persons = run.NewSet();
        foreach (var part in JourneyChunks.Walk(run, run.NewSet, (range, set) =>
        {
            var (offsets, codes) = (range.Segment.Offsets, range.Segment.Persons);
            for (var j = range.First; j < range.End; j++)
            {
                if (matchers is null || matchers[range.SegmentIndex].First(offsets[j], offsets[j + 1], codes[j]) < offsets[j + 1])
                {
                    set.Add(codes[j]);
                }
            }
        }))
        {
            persons.UnionWith(part);
        }

        return persons;
    }

    private sealed class Part(JourneySnapshot snapshot)
    {
        public ActivityTally Activities { get; } = new(snapshot.Activities.Count);

        public CodesSeen Channels { get; } = new(EventFields.Channel, snapshot);

        public CodesSeen Sources { get; } = new(EventFields.Source, snapshot);

        public HashSet<string> Fields { get; } = [];

        public long? FirstMicros { get; private set; }

        public long? LastMicros { get; private set; }

        public void Walk(JourneyRange range, bool countsActivities, bool findsEnds)
        {
            var (offsets, activities, times) = (range.Segment.Offsets, range.Segment.Activities, range.Segment.Times);
            for (var j = range.First; countsActivities && j < range.End; j++)
            {
                Activities.NextCustomer();
                for (var row = offsets[j]; row < offsets[j + 1]; row++)
                {
                    Activities.Add(activities[row]);
                }
            }

            for (var j = range.First; findsEnds && j < range.End; j++)
            {
                See(times[offsets[j]], times[offsets[j + 1] - 1]);
            }

            Channels.See(range);
            Sources.See(range);
            foreach (var name in snapshot.FieldNames)
            {
                if (!Fields.Contains(name) && range.Segment.TryField(name, out var codes) && HasAny(codes, offsets[range.First], offsets[range.End]))
                {
                    Fields.Add(name);
                }
            }
        }

        public void Add(Part other)
        {
            Activities.Add(other.Activities);
            Channels.Add(other.Channels);
            Sources.Add(other.Sources);
            Fields.UnionWith(other.Fields);
            if (other is { FirstMicros: { } first, LastMicros: { } last })
            {
                See(first, last);
            }
        }

        private void See(long first, long last)
        {
            FirstMicros = FirstMicros < first ? FirstMicros : first;
            LastMicros = LastMicros > last ? LastMicros : last;
        }

        private static bool HasAny(CodeColumn codes, long first, long end)
        {
            const int step = 1 << 20;
            for (; first < end; first += step)
            {
                if (codes.Bytes(first * codes.Width, (int)Math.Min(step, end - first) * codes.Width).ContainsAnyExcept((byte)0))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Which values of a field were met.</summary>
    private sealed class CodesSeen(string field, JourneySnapshot snapshot)
    {
        private readonly bool[] _seen = new bool[(snapshot.FieldTexts(field)?.Count ?? 0) + 1];

        public int Count => _seen.Skip(1).Count(seen => seen);

        public void See(JourneyRange range)
        {
            if (range.Segment.TryField(field, out var codes))
            {
                var (row, end) = (range.Segment.Offsets[range.First], range.Segment.Offsets[range.End]);
                if (codes.Width == 1)
                {
                    foreach (var code in codes.Bytes(row, checked((int)(end - row))))
                    {
                        _seen[code] = true;
                    }

                    return;
                }

                for (; row < end; row++)
                {
                    _seen[codes[row]] = true;
                }
            }
        }

        public void Add(CodesSeen other)
        {
            for (var code = 0; code < _seen.Length; code++)
            {
                _seen[code] |= other._seen[code];
            }
        }
    }
}
