using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>Something in a cell. Equal by content.</summary>
/// <param name="Key">Its name in the page: the sort and the id, as <c>card:a1</c>.</param>
public abstract record GridThing(string Key)
{
    /// <summary>Whether it is a thing of the document that can be moved, copied and removed; otherwise it was found by data.</summary>
    public virtual bool IsOwn => true;
}

/// <summary>A card.</summary>
/// <param name="Card">The card.</param>
/// <param name="Icon">The name of its symbol; empty for none.</param>
/// <param name="Share">The share of the step's customers who were in its channel or on its device, 0–1; null where not measured.</param>
/// <param name="Who">The name of the persona or role that it is about, in lanes of touchpoints, channels and devices of its channel or device; empty for none.</param>
/// <param name="Measure">Its value where it is bound to a question; null otherwise.</param>
public sealed record CardThing(Card Card, string Icon = "", double? Share = null, string Who = "", CardMeasure? Measure = null) : GridThing("card:" + Card.Id);

/// <summary>The goal of a stage.</summary>
/// <param name="Stage">The stage's id.</param>
/// <param name="Text">The goal.</param>
public sealed record GoalThing(string Stage, string Text) : GridThing("goal:" + Stage);

/// <summary>A barrier that people stated.</summary>
/// <param name="Barrier">The barrier.</param>
/// <param name="Rating">How critical it is, and who says so; null where nobody does.</param>
public sealed record BarrierThing(Barrier Barrier, Kelione.Web.Shared.BarrierRating? Rating) : GridThing("barrier:" + Barrier.Id);

/// <summary>A barrier that data shows.</summary>
/// <param name="Found">The barrier.</param>
/// <param name="To">The name of the step that is hard to reach; empty where the barrier is at the step itself.</param>
/// <param name="Lost">Customers who did no later step; null where not measured.</param>
/// <param name="Neighbours">The lowest and highest conversion of the transitions beside it; null where there are none.</param>
/// <param name="Handle">The handle under which its customers open; null where they cannot be opened.</param>
public sealed record FoundThing(BarrierMeasure Found, string To, long? Lost, Bounds? Neighbours, string? Handle = null) : GridThing($"found:{Found.Step}:{Found.Kind}:{Found.Against}")
{
    /// <inheritdoc />
    public override bool IsOwn => false;
}

/// <summary>An activity that goes together with coming back.</summary>
/// <param name="Aha">The moment.</param>
public sealed record AhaThing(AhaMeasure Aha) : GridThing(FormattableString.Invariant($"aha:{Aha.Step}:{Aha.Activity}:{Aha.AtLeast}:{Aha.WithinDays}"))
{
    /// <inheritdoc />
    public override bool IsOwn => false;
}

/// <summary>An idea.</summary>
/// <param name="Idea">The idea.</param>
/// <param name="Score">Its priority; null where a score is missing.</param>
/// <param name="Missing">The name of the first score that is missing; empty for none.</param>
/// <param name="IsMvp">Whether it stands above the MVP line.</param>
public sealed record IdeaThing(Idea Idea, double? Score, string Missing, bool IsMvp) : GridThing("idea:" + Idea.Id);

/// <summary>The numbers of a step.</summary>
/// <param name="Measure">The numbers.</param>
/// <param name="SkipsTo">The number of the step that those who go on come to where it is not the next one; 0 where it is.</param>
/// <param name="IsLow">Whether a barrier found by data says that too few go on.</param>
/// <param name="IsOptional">Whether the step is optional.</param>
/// <param name="Handle">The handle under which its customers open; null where they cannot be opened.</param>
public sealed record MeasuresThing(StepMeasure Measure, int SkipsTo, bool IsLow, bool IsOptional, string? Handle = null) : GridThing("measures:" + Measure.Id)
{
    /// <inheritdoc />
    public override bool IsOwn => false;
}
