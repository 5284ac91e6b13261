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
        Swaps = (p, _, by) => p with { Image = by },
    };

    private static readonly ListSort<Stage> Stages = new(ThingSort.Stage, s => s.Id, s => s.Name, m => m.Stages, (m, list) => m with { Stages = list })
    {
        Mentions = s => s.Gate is { } gate
            ? One(ThingSort.Persona, gate.DecidedBy, "gate").Concat(gate.AgreedBy.Select(id => new Reference(ThingSort.Persona, id, "gate")))
            : [],
        Swaps = (s, old, by) => s with
        {
            Gate = s.Gate! with
            {
                DecidedBy = s.Gate.DecidedBy == old.Id ? by : s.Gate.DecidedBy,
                AgreedBy = Swapped(s.Gate.AgreedBy, old.Id, by),
            },
        },
    };

    /// <summary>A lane may be of a persona, a channel or a device: whichever has the id, looked for in this order.</summary>
    private static readonly ListSort<Lane> Lanes = new(ThingSort.Lane, l => l.Id, l => l.Name, m => m.Lanes, (m, list) => m with { Lanes = list })
    {
        Swaps = (l, _, by) => l with { Of = by },
    };

    private static readonly ListSort<Card> Cards = new(ThingSort.Card, c => c.Id, Words, m => m.Cards, (m, list) => m with { Cards = list })
    {
        Says = c => new(null, c.Stage, c.Step, c.Lane),
        Into = (c, cell) => c with { Stage = cell.Stage, Step = cell.Step, Lane = cell.Lane ?? throw new MapEditException($"The card '{Words(c)}' needs a lane to stand in.") },
        Mentions = c =>
        [
            new(ThingSort.Lane, c.Lane, "lane"), .. One(ThingSort.Step, c.Step, "step"), .. One(ThingSort.Stage, c.Stage, "stage"), .. One(ThingSort.Persona, c.Persona, "persona"),
            .. One(ThingSort.Channel, c.Channel, "channel"), .. One(ThingSort.Device, c.Device, "device"), .. One(ThingSort.Image, c.Image, "image"),
        ],
        Swaps = (c, old, by) => old.Sort switch
        {
            ThingSort.Persona => c with { Persona = by },
            ThingSort.Channel => c with { Channel = by },
            ThingSort.Device => c with { Device = by },
            ThingSort.Image => c with { Image = by },
            _ when by is null => null,
            ThingSort.Lane => c with { Lane = by },
            ThingSort.Step => c with { Step = by },
            _ => c with { Stage = by },
        },
    };

    private static readonly ListSort<Arc> Arcs = new(ThingSort.Arc, a => a.Id, a => $"{a.From} → {a.To}", m => m.Arcs, (m, list) => m with { Arcs = list })
    {
        Mentions = a => [new(ThingSort.Step, a.From, "from"), new(ThingSort.Step, a.To, "to")],
        Swaps = (a, old, by) => by is null ? null : a with { From = a.From == old.Id ? by : a.From, To = a.To == old.Id ? by : a.To },
    };

    private static readonly ListSort<Route> Routes = new(ThingSort.Route, r => r.Id, r => r.Name, m => m.Routes, (m, list) => m with { Routes = list })
    {
        Mentions = r =>
        [
            .. One(ThingSort.Persona, r.Persona, "persona"),
            .. r.Stops.SelectMany(s => One(ThingSort.Step, s.Step, "stops").Concat(One(ThingSort.Channel, s.Channel, "stops")).Concat(One(ThingSort.Device, s.Device, "stops"))),
        ],
        Swaps = (r, old, by) => old.Sort switch
        {
            ThingSort.Persona => r with { Persona = by },
            ThingSort.Channel => r with { Stops = r.Stops.Select(s => s.Channel == old.Id ? s with { Channel = by } : s).ToValueList() },
            ThingSort.Device => r with { Stops = r.Stops.Select(s => s.Device == old.Id ? s with { Device = by } : s).ToValueList() },
            _ when by is null => r with { Stops = r.Stops.Where(s => s.Step != old.Id).ToValueList() },
            _ => r with { Stops = r.Stops.Select(s => s.Step == old.Id ? s with { Step = by } : s).ToValueList() },
        },
    };

    private static readonly ListSort<Barrier> Barriers = new(ThingSort.Barrier, b => b.Id, b => b.Text, m => m.Barriers, (m, list) => m with { Barriers = list })
    {
        Says = b => new(Step: b.Step),
        Into = (b, cell) => b with { Step = cell.Step ?? throw new MapEditException($"The barrier '{b.Text}' needs a step to stand at.") },
        Mentions = b => [new(ThingSort.Step, b.Step, "step"), .. One(ThingSort.Persona, b.Persona, "persona")],
        Swaps = (b, old, by) => old.Sort == ThingSort.Persona ? b with { Persona = by } : by is null ? null : b with { Step = by },
    };

    private static readonly ListSort<Idea> Ideas = new(ThingSort.Idea, i => i.Id, i => i.Text, m => m.Ideas, (m, list) => m with { Ideas = list })
    {
        Says = i => new(Step: i.Step),
        Into = (i, cell) => i with { Step = cell.Step ?? throw new MapEditException($"The idea '{i.Text}' needs a step to stand at.") },
        Mentions = i => [new(ThingSort.Step, i.Step, "step"), .. One(ThingSort.Card, i.Touchpoint, "touchpoint"), .. i.Barriers.Select(b => new Reference(ThingSort.Barrier, b, "barriers"))],
        Swaps = (i, old, by) => old.Sort switch
        {
            ThingSort.Card => i with { Touchpoint = by },
            ThingSort.Barrier => i with { Barriers = Swapped(i.Barriers, old.Id, by) },
            _ => by is null ? null : i with { Step = by },
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

    private static ValueList<string> Swapped(ValueList<string> ids, string old, string? by) =>
        ids.Where(id => id != old || by is not null).Select(id => id == old ? by! : id).ToValueList();

    private static string Words(Card card) => card.Text.Length > 0 ? card.Text : card.Quote;
}
