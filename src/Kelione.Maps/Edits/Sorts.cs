namespace Kelione.Maps;

/// <summary>All sorts of things: how the map holds them, what they mention, and what becomes of them when something that they mention goes.</summary>
internal static class Sorts
{
    private static readonly StepSort Steps = new();

    private static readonly ListSort<MapImage> Images = new(ThingSort.Image, i => i.Id, i => i.Alt, m => m.Images, (m, list) => m with { Images = list });

    private static readonly ListSort<Channel> Channels = new(ThingSort.Channel, c => c.Id, c => c.Name, m => m.Channels, (m, list) => m with { Channels = list });

    private static readonly ListSort<Device> Devices = new(ThingSort.Device, d => d.Id, d => d.Name, m => m.Devices, (m, list) => m with { Devices = list });

    private static readonly ListSort<Persona> Personas = new(ThingSort.Persona, p => p.Id, p => p.Name, m => m.Personas, (m, list) => m with { Personas = list })
    {
        Mentions = p => One(ThingSort.Image, p.Image, "image"),
        Loses = (p, _) => p with { Image = null },
    };

    private static readonly ListSort<Stage> Stages = new(ThingSort.Stage, s => s.Id, s => s.Name, m => m.Stages, (m, list) => m with { Stages = list })
    {
        Mentions = s => s.Gate is { } gate
            ? One(ThingSort.Persona, gate.DecidedBy, "gate").Concat(gate.AgreedBy.Select(id => new Reference(ThingSort.Persona, id, "gate")))
            : [],
        Loses = (s, gone) => s with
        {
            Gate = s.Gate! with { DecidedBy = s.Gate.DecidedBy == gone.Id ? null : s.Gate.DecidedBy, AgreedBy = s.Gate.AgreedBy.Where(id => id != gone.Id).ToValueList() },
        },
    };

    /// <summary>A lane may be of a persona, a channel or a device: whichever has the id, looked for in this order.</summary>
    private static readonly ListSort<Lane> Lanes = new(ThingSort.Lane, l => l.Id, l => l.Name, m => m.Lanes, (m, list) => m with { Lanes = list });

    private static readonly ListSort<Card> Cards = new(ThingSort.Card, c => c.Id, Words, m => m.Cards, (m, list) => m with { Cards = list })
    {
        CellOf = c => new(null, c.Stage, c.Step, c.Lane),
        Into = (c, cell) => c with { Stage = cell.Stage, Step = cell.Step, Lane = cell.Lane ?? throw new MapEditException($"The card '{Words(c)}' needs a lane to stand in.") },
        Mentions = c =>
        [
            new(ThingSort.Lane, c.Lane, "lane"), .. One(ThingSort.Step, c.Step, "step"), .. One(ThingSort.Stage, c.Stage, "stage"), .. One(ThingSort.Persona, c.Persona, "persona"),
            .. One(ThingSort.Channel, c.Channel, "channel"), .. One(ThingSort.Device, c.Device, "device"), .. One(ThingSort.Image, c.Image, "image"),
        ],
        Loses = (c, gone) => gone.Sort switch
        {
            ThingSort.Persona => c with { Persona = null },
            ThingSort.Channel => c with { Channel = null },
            ThingSort.Device => c with { Device = null },
            ThingSort.Image => c with { Image = null },
            _ => null,
        },
    };

    private static readonly ListSort<Arc> Arcs = new(ThingSort.Arc, a => a.Id, a => $"{a.From} → {a.To}", m => m.Arcs, (m, list) => m with { Arcs = list })
    {
        Mentions = a => [new(ThingSort.Step, a.From, "from"), new(ThingSort.Step, a.To, "to")],
        Loses = (_, _) => null,
    };

    private static readonly ListSort<Route> Routes = new(ThingSort.Route, r => r.Id, r => r.Name, m => m.Routes, (m, list) => m with { Routes = list })
    {
        Mentions = r =>
        [
            .. One(ThingSort.Persona, r.Persona, "persona"),
            .. r.Stops.SelectMany(s => One(ThingSort.Step, s.Step, "stops").Concat(One(ThingSort.Channel, s.Channel, "stops")).Concat(One(ThingSort.Device, s.Device, "stops"))),
        ],
        Loses = (r, gone) => gone.Sort switch
        {
            ThingSort.Persona => r with { Persona = null },
            ThingSort.Channel => r with { Stops = r.Stops.Select(s => s.Channel == gone.Id ? s with { Channel = null } : s).ToValueList() },
            ThingSort.Device => r with { Stops = r.Stops.Select(s => s.Device == gone.Id ? s with { Device = null } : s).ToValueList() },
            _ => r with { Stops = r.Stops.Where(s => s.Step != gone.Id).ToValueList() },
        },
    };

    private static readonly ListSort<Barrier> Barriers = new(ThingSort.Barrier, b => b.Id, b => b.Text, m => m.Barriers, (m, list) => m with { Barriers = list })
    {
        CellOf = b => new(Step: b.Step),
        Into = (b, cell) => b with { Step = cell.Step ?? throw new MapEditException($"The barrier '{b.Text}' needs a step to stand at.") },
        Mentions = b => [new(ThingSort.Step, b.Step, "step"), .. One(ThingSort.Persona, b.Persona, "persona")],
        Loses = (b, gone) => gone.Sort == ThingSort.Persona ? b with { Persona = null } : null,
    };

    private static readonly ListSort<Idea> Ideas = new(ThingSort.Idea, i => i.Id, i => i.Text, m => m.Ideas, (m, list) => m with { Ideas = list })
    {
        CellOf = i => new(Step: i.Step),
        Into = (i, cell) => i with { Step = cell.Step ?? throw new MapEditException($"The idea '{i.Text}' needs a step to stand at.") },
        Mentions = i => [new(ThingSort.Step, i.Step, "step"), .. One(ThingSort.Card, i.Touchpoint, "touchpoint"), .. i.Barriers.Select(b => new Reference(ThingSort.Barrier, b, "barriers"))],
        Loses = (i, gone) => gone.Sort switch
        {
            ThingSort.Card => i with { Touchpoint = null },
            ThingSort.Barrier => i with { Barriers = i.Barriers.Where(b => b != gone.Id).ToValueList() },
            _ => null,
        },
    };

    /// <summary>All of them; whatever a sort mentions stands before it.</summary>
    public static IReadOnlyList<Sort> All { get; } = [Images, Channels, Devices, Personas, Stages, Steps, Lanes, Cards, Arcs, Routes, Barriers, Ideas];

    /// <summary>The sort of a type of thing.</summary>
    public static Sort<T> Of<T>()
        where T : class => All.OfType<Sort<T>>().Single();

    /// <summary>A sort by its name.</summary>
    public static Sort Of(ThingSort sort) => All[(int)sort];

    private static IEnumerable<Reference> One(ThingSort sort, string? id, string field) => id is null ? [] : [new(sort, id, field)];

    private static string Words(Card card) => card.Text.Length > 0 ? card.Text : card.Quote;
}
