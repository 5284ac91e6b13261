namespace Kelione.Maps;

/// <summary>
/// A customer journey map as people draw it: stages and steps across, lanes down, cards where they cross; who travels, which events each step means, what stands in the way and what to do about it.
/// What was measured is not part of it (see <see cref="MapMeasurement"/>): the document says how to measure. Immutable and equal by content; ids are unique among things of one sort within the map and never change.
/// </summary>
public sealed record JourneyMap
{
    /// <summary>The version of the document's form that this product writes; older ones are migrated when read.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the document's form.</summary>
    public int Schema { get; init; } = CurrentSchemaVersion;

    /// <summary>The id: letters a–z, digits and hyphens; unique in the workspace.</summary>
    public required string Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The kind, which decides the layout.</summary>
    public MapKind Kind { get; init; }

    /// <summary>Whether the map shows what is or what shall be.</summary>
    public MapStatus Status { get; init; }

    /// <summary>The business question that the map answers; empty where nobody asked one.</summary>
    public string Objective { get; init; } = "";

    /// <summary>The finding in one sentence; empty where there is none yet.</summary>
    public string Finding { get; init; } = "";

    /// <summary>What is inside and what is not (market, customers, products).</summary>
    public string Scope { get; init; } = "";

    /// <summary>The product or service.</summary>
    public string Product { get; init; } = "";

    /// <summary>The language of the map's words: en, ru, zh, pl, lt or another BCP-47 tag.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Who owns the map; empty where nobody does.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When the map is to be looked at again; null for never.</summary>
    public DateOnly? ReviewDate { get; init; }

    /// <summary>The first day that the map speaks of; null where open.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day that the map speaks of; null where open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The id of the standard journey that this map follows; null for none.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Whose journey it is: personas, and in B2B roles.</summary>
    public ValueList<Persona> Personas { get; init; } = [];

    /// <summary>The channels, online ones first as people order them.</summary>
    public ValueList<Channel> Channels { get; init; } = [];

    /// <summary>The devices or screens.</summary>
    public ValueList<Device> Devices { get; init; } = [];

    /// <summary>The columns: stages with their steps.</summary>
    public ValueList<Stage> Stages { get; init; } = [];

    /// <summary>The rows.</summary>
    public ValueList<Lane> Lanes { get; init; } = [];

    /// <summary>What stands where a lane meets a step or stage, in the order of reading.</summary>
    public ValueList<Card> Cards { get; init; } = [];

    /// <summary>Jumps and returns that the map expects beside the order of its steps.</summary>
    public ValueList<Arc> Arcs { get; init; } = [];

    /// <summary>Ways through channels and devices, each the way of some customers.</summary>
    public ValueList<Route> Routes { get; init; } = [];

    /// <summary>What stands in the customers' way.</summary>
    public ValueList<Barrier> Barriers { get; init; } = [];

    /// <summary>What would lower it.</summary>
    public ValueList<Idea> Ideas { get; init; } = [];

    /// <summary>Pictures that cards and personas show.</summary>
    public ValueList<MapImage> Images { get; init; } = [];

    /// <summary>How the map is measured.</summary>
    public MeasureSettings Measure { get; init; } = new();

    /// <summary>How ideas are ranked.</summary>
    public PrioritySettings Priority { get; init; } = new();

    /// <summary>All steps in the order of the stages.</summary>
    public IEnumerable<Step> Steps() => Stages.SelectMany(s => s.Steps);
}

/// <summary>A phase of the journey as the customer sees it, with its steps.</summary>
public sealed record Stage
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What the customer wants here; empty where unknown.</summary>
    public string Goal { get; init; } = "";

    /// <summary>The moment of truth that the stage is; null for none.</summary>
    public Moment? Moment { get; init; }

    /// <summary>When the stage begins, in days after the journey's start (product-use kind); null where unknown.</summary>
    public double? FromDay { get; init; }

    /// <summary>When it ends, in days after the journey's start; null where unknown.</summary>
    public double? ToDay { get; init; }

    /// <summary>The decision that ends the stage (B2B kind); null for none.</summary>
    public Gate? Gate { get; init; }

    /// <summary>The steps in order.</summary>
    public ValueList<Step> Steps { get; init; } = [];
}

/// <summary>A decision that ends a stage of a B2B journey.</summary>
/// <param name="Name">What is decided, such as "Pilot accepted".</param>
/// <param name="DecidedBy">The id of the role that decides; null where unknown.</param>
/// <param name="AgreedBy">The ids of the roles that must agree.</param>
public sealed record Gate(string Name, string? DecidedBy, ValueList<string> AgreedBy);

/// <summary>One action of the customer.</summary>
public sealed record Step
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name: what the customer does.</summary>
    public required string Name { get; init; }

    /// <summary>More about it; empty for nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>The moment of truth that happens at this step; null for none.</summary>
    public Moment? Moment { get; init; }

    /// <summary>Whether customers may pass it by without losing their way.</summary>
    public bool Optional { get; init; }

    /// <summary>Which events it means; null while it is not bound to data.</summary>
    public Binding? Binding { get; init; }

    /// <summary>The id of the map that shows this step closer; null for none.</summary>
    public string? OpensMap { get; init; }

    /// <summary>Where the step comes from: assumed, researched, or drafted from data.</summary>
    public Provenance Provenance { get; init; } = Provenance.Assumption;
}

/// <summary>Which events a step means. Both texts have the form of steps on the command line: <c>cart|basket[channel=web, price&gt;=100]</c>.</summary>
/// <param name="Events">The events that count as being at the step.</param>
/// <param name="Success">The events that count as success at the step; null where being there is success.</param>
public sealed record Binding(string Events, string? Success = null);

/// <summary>A row of the map.</summary>
public sealed record Lane
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name; empty to show the name of its kind in the reader's language.</summary>
    public string Name { get; init; } = "";

    /// <summary>What stands in it.</summary>
    public LaneKind Kind { get; init; }

    /// <summary>The persona, role, channel or device that the lane is of; null for all.</summary>
    public string? Of { get; init; }
}

/// <summary>
/// What stands where a lane meets a step, a stage, or (neither given) the whole map. Which facets it has follows from the lane's kind: a touchpoint has a channel and may be missing, an emotion has felt and wished,
/// a metric may be bound to a question.
/// </summary>
public sealed record Card
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The lane.</summary>
    public required string Lane { get; init; }

    /// <summary>The step; null where it belongs to a stage or the whole map.</summary>
    public string? Step { get; init; }

    /// <summary>The stage; null where it belongs to a step or the whole map.</summary>
    public string? Stage { get; init; }

    /// <summary>The words; empty where a facet says all.</summary>
    public string Text { get; init; } = "";

    /// <summary>The persona or role it is about; null for all.</summary>
    public string? Persona { get; init; }

    /// <summary>The channel of a touchpoint; null for none.</summary>
    public string? Channel { get; init; }

    /// <summary>The device; null for none.</summary>
    public string? Device { get; init; }

    /// <summary>Whether it is a touchpoint that ought to be there and is not.</summary>
    public bool Missing { get; init; }

    /// <summary>How the team thinks that it feels, −5 to +5; null where nobody said.</summary>
    public double? Felt { get; init; }

    /// <summary>How it ought to feel, −5 to +5; null where nobody said.</summary>
    public double? Wished { get; init; }

    /// <summary>The face of the emotion; null to choose it by the value.</summary>
    public Emotion? Emotion { get; init; }

    /// <summary>What a customer says, without quotation marks; empty for none.</summary>
    public string Quote { get; init; } = "";

    /// <summary>A number that the card states, such as the share of a role that takes part (0–1); null for none.</summary>
    public double? Value { get; init; }

    /// <summary>The picture; null for none.</summary>
    public string? Image { get; init; }

    /// <summary>An address to read more at (http, https or mailto); null for none.</summary>
    public string? Link { get; init; }

    /// <summary>A question, in the JSON form of questions, whose answer fills the card when the map is measured; null for none.</summary>
    public string? Question { get; init; }

    /// <summary>Which number of the answer is meant, by its address; null for the answer's n.</summary>
    public string? Address { get; init; }

    /// <summary>Where the card comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.Assumption;
}

/// <summary>An expected move between two steps that do not follow one another: forward a jump, back a return.</summary>
/// <param name="Id">The id.</param>
/// <param name="From">The step left.</param>
/// <param name="To">The step come to.</param>
/// <param name="Text">Why; empty where unknown.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record Arc(string Id, string From, string To, string Text, Provenance Provenance);

/// <summary>The way of some customers through channels or devices.</summary>
public sealed record Route
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name, such as "From social networks through the app to the store".</summary>
    public required string Name { get; init; }

    /// <summary>The persona that takes it; null for any.</summary>
    public string? Persona { get; init; }

    /// <summary>The stops in order.</summary>
    public ValueList<Stop> Stops { get; init; } = [];

    /// <summary>Where it comes from.</summary>
    public Provenance Provenance { get; init; } = Provenance.Assumption;
}

/// <summary>A stop of a route.</summary>
/// <param name="Step">The step.</param>
/// <param name="Channel">The channel in which it is done; null where the device says enough.</param>
/// <param name="Device">The device on which it is done; null where the channel says enough.</param>
/// <param name="Text">What is done there; empty for the step's name.</param>
/// <param name="Forced">Whether customers come here because the way that they wanted was closed to them.</param>
/// <param name="Reason">Why they changed channel or device to come here; empty where unknown.</param>
public sealed record Stop(string Step, string? Channel, string? Device, string Text = "", bool Forced = false, string Reason = "");

/// <summary>A picture kept with the map.</summary>
/// <param name="Id">The id.</param>
/// <param name="MediaType">image/png, image/jpeg or image/webp.</param>
/// <param name="Alt">What it shows, in words.</param>
/// <param name="Data">The bytes in base64; at most 2 MiB of bytes.</param>
public sealed record MapImage(string Id, string MediaType, string Alt, string Data);
