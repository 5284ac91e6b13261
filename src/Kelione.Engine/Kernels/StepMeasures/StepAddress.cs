using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What of a journey's course an address asks for.</summary>
internal enum StepSight
{
    /// <summary>Nothing: what is known at the journey's end decides.</summary>
    None,
    Channel,
    Device,
    Move,
    OffMap,
    Leave,
}

/// <summary>An address of a <see cref="StepMeasuresAnswer"/>, read.</summary>
internal sealed record StepAddress
{
    /// <summary>What to look for while the events go by.</summary>
    public StepSight Sight { get; private init; }

    /// <summary>The step of what is looked for; of a move the one left.</summary>
    public int Step { get; private init; }

    /// <summary>The other part of what is looked for: the step come to, the activity, or the code plus one of channel or device.</summary>
    public int Other { get; private init; }

    /// <summary>Whether a journey counts, by what is known at its end; null where the course decides.</summary>
    public Func<StepWalk, JourneySegment, long, bool>? Counts { get; private init; }

    /// <summary>Whether the answer has the number even where it is zero.</summary>
    public bool MayBeEmpty { get; private init; }

    /// <summary>null for what is no address of the answer.</summary>
    public static StepAddress? Of(string[] address, StepPlan plan, JourneySnapshot snapshot)
    {
        if (address is ["class", var name])
        {
            return OfClass(name);
        }

        if (address is ["way", .. var ids])
        {
            return OfWay([.. ids.Select(id => plan.PlaceOf(id) ?? -1)]);
        }

        // The step's id comes second, but for what is off the map.
        var isOffMap = address is ["offmap" or "leave", _, _];
        if (address.Length < 2 || plan.PlaceOf(address[isOffMap ? 2 : 1]) is not { } step)
        {
            return null;
        }

        return address switch
        {
            ["left", _] or ["left", _, _] when step < plan.Count - 1 => OfLeft(step, address.Length == 2 ? -1 : snapshot.Activities.CodeOf(address[2])),
            ["channel", _] or ["channel", _, _] => OfMix(StepSight.Channel, step, address.Length == 2 ? -1 : plan.Channels.CodeOf(address[2])),
            ["device", _] or ["device", _, _] => OfMix(StepSight.Device, step, address.Length == 2 ? -1 : plan.Devices.CodeOf(address[2])),
            ["move", _, var to] => plan.PlaceOf(to) is { } come ? new StepAddress { Sight = StepSight.Move, Step = step, Other = come } : null,
            [var kind, var activity, _] when isOffMap => snapshot.Activities.CodeOf(activity) is { } code
                ? new StepAddress { Sight = kind == "leave" ? StepSight.Leave : StepSight.OffMap, Step = step, Other = code }
                : null,
            [var figure, _] => OfFigure(figure, step, plan),
            _ => null,
        };
    }

    private static StepAddress? OfFigure(string figure, int step, StepPlan plan)
    {
        Func<StepWalk, ulong>? steps = (figure, step < plan.Count - 1, plan.Errors is not null) switch
        {
            ("step", _, _) => w => w.Seen,
            ("succeeded", _, _) => w => w.Succeeded,
            ("retained", _, _) => w => w.Retained,
            ("returned", _, _) => w => w.Returned,
            ("start", _, _) => w => w.HasVisit ? 1UL << w.FirstStep : 0,
            ("end", _, _) => w => w.HasVisit ? 1UL << w.LastStep : 0,
            ("on", true, _) => w => w.WentOn,
            ("passed", true, _) => w => w.PassedBy,
            ("off", true, _) => w => w.Seen & ~w.WentOn,
            ("later", true, _) => w => w.Seen & ~w.Exits,
            ("exits", true, _) => w => w.Exits,
            ("errors", _, true) => w => w.Errors,
            ("errorsOn", true, true) => w => w.Errors & w.WentOn,
            _ => null,
        };
        return steps is null ? null : new StepAddress { Counts = (walk, _, _) => (steps(walk) >> step & 1) != 0, MayBeEmpty = true };
    }

    private static StepAddress? OfClass(string name)
    {
        Func<StepWalk, bool>? counts = name switch
        {
            "all" => _ => true,
            "followed" => w => w.Class == StepClass.Followed,
            "left" => w => w.Class == StepClass.Left,
            "skipped" => w => w.Class == StepClass.Skipped,
            "outOfOrder" => w => w.Class == StepClass.OutOfOrder,
            "looped" => w => w.IsLooped,
            "explained" => w => w.IsExplained,
            _ => null,
        };
        return counts is null ? null : new StepAddress { Counts = (walk, _, _) => walk.HasVisit && counts(walk), MayBeEmpty = true };
    }

    private static StepAddress? OfWay(int[] places)
    {
        if (places.Length == 0 || places.Contains(-1))
        {
            return null;
        }

        var way = Array.ConvertAll(places, p => (byte)p);
        return new StepAddress { Counts = (walk, _, _) => walk.HasVisit && walk.Way.SequenceEqual(way) };
    }

    /// <param name="step">The step.</param>
    /// <param name="activity">The activity that came next; -1 for none, null for one that nobody ever did.</param>
    private static StepAddress? OfLeft(int step, int? activity) => activity is null ? null : new StepAddress
    {
        Counts = (walk, segment, end) => (walk.Exits >> step & 1) != 0
            && (walk.LastRows[step] + 1 is var next && next < end ? segment.Activities[next] == activity : activity == -1),
    };

    private static StepAddress? OfMix(StepSight sight, int step, int? code) => code is null ? null : new StepAddress { Sight = sight, Step = step, Other = code.Value + 1 };
}

/// <summary>Looks for the customers behind an address, one thread's share.</summary>
internal sealed class StepFinder(StepAddress wanted, StepPlan plan, KernelRun run)
{
    private readonly StepWalk _walk = new(plan);
    private bool _met;

    public PersonSet Found { get; } = run.NewSet();

    public void Read(JourneyRange range)
    {
        var visitor = new Visitor(this, wanted, wanted.Sight == StepSight.Device ? plan.Devices.In(range) : plan.Channels.In(range));
        for (var j = range.First; j < range.End; j++)
        {
            _met = false;
            _walk.Read(range, j, visitor);
            if (wanted.Counts?.Invoke(_walk, range.Segment, range.Segment.Offsets[j + 1]) ?? _met)
            {
                Found.Add(range.Segment.Persons[j]);
            }
        }
    }

    private readonly struct Visitor(StepFinder finder, StepAddress wanted, TextField.Codes codes) : IStepVisitor
    {
        public void AtSteps(ulong steps, long row) =>
            MeetWhere(wanted.Sight is StepSight.Channel or StepSight.Device && (steps >> wanted.Step & 1) != 0 && codes[row] + 1 == wanted.Other);

        public void Move(int from, int to, long lastRow, long row) => MeetWhere(wanted.Sight == StepSight.Move && from == wanted.Step && to == wanted.Other);

        public void OffMap(int activity, int step) => MeetWhere(wanted.Sight == StepSight.OffMap && step == wanted.Step && activity == wanted.Other);

        public void Leave(int activity, int step) => MeetWhere(wanted.Sight == StepSight.Leave && step == wanted.Step && activity == wanted.Other);

        private void MeetWhere(bool met) => finder._met |= met;
    }
}
