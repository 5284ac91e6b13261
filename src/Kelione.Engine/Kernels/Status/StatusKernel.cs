using System.Collections;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What is there.</summary>
internal sealed class StatusKernel : Kernel<StatusQuestion, StatusAnswer>
{
    protected override StatusAnswer Ask(StatusQuestion question, KernelRun run)
    {
        var parts = JourneyChunks.Walk(run, () => new Part(run.Snapshot), (range, part) => part.Walk(range));
        var all = parts[0];
        foreach (var other in parts.Skip(1))
        {
            all.Add(other);
        }

        return new StatusAnswer
        {
            Events = run.View.EventCount,
            Customers = run.View.JourneyCount,
            Activities = all.Activities.Distinct,
            Channels = all.Channels.Count,
            Sources = all.Sources.Count,
            FirstMicros = all.FirstMicros,
            LastMicros = all.LastMicros,
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

        public void Walk(JourneyRange range)
        {
            var (offsets, activities, times) = (range.Segment.Offsets, range.Segment.Activities, range.Segment.Times);
            for (var j = range.First; j < range.End; j++)
            {
                Activities.NextCustomer();
                for (var row = offsets[j]; row < offsets[j + 1]; row++)
                {
                    Activities.Add(activities[row]);
                }

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
        private readonly BitArray _seen = new((snapshot.FieldTexts(field)?.Count ?? 0) + 1);

        public int Count => Enumerable.Range(1, _seen.Length - 1).Count(code => _seen[code]);

        public void See(JourneyRange range)
        {
            if (range.Segment.TryField(field, out var codes))
            {
                var end = range.Segment.Offsets[range.End];
                for (var row = range.Segment.Offsets[range.First]; row < end; row++)
                {
                    _seen[codes[row]] = true;
                }
            }
        }

        public void Add(CodesSeen other) => _seen.Or(other._seen);
    }
}
