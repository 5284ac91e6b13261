namespace Kelione.Maps.Tests.Generation;

/// <summary>Makes random things that fit on a map.</summary>
internal sealed class RandomThings(Random random)
{
    private static readonly string[] SomeWords =
    [
        "Notices the phone", "Compares prices: 84 € more", "Сравнивает цены", "比较价格", "Żółta łódź", "Ąžuolas ir šermukšnis", "a \"quoted\" word", "line one\nline two", "- dash: and colon #", "true", "42", "👍 fine", "=1+1", "'",
    ];

    public bool Maybe() => random.Next(2) == 0;

    public string Words() => Of(SomeWords);

    public string WordsOrNone() => Maybe() ? Words() : "";

    public T One<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    public T Of<T>(params IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public T? OneOrNone<T>()
        where T : struct, Enum => Maybe() ? One<T>() : null;

    public DateOnly Day() => new DateOnly(2026, 1, 1).AddDays(random.Next(500));

    public double Number(int low, int high) => Math.Round(low + (random.NextDouble() * (high - low)), 2);

    public double? NumberOrNone(int low, int high) => Maybe() ? Number(low, high) : null;

    public ValueList<string> Texts() => Enumerable.Range(0, random.Next(3)).Select(_ => Words()).ToValueList();

    public string? IdOf<T>(IEnumerable<T> things, Func<T, string> id) => Maybe() && things.Select(id).ToList() is { Count: > 0 } ids ? Of(ids) : null;

    public Provenance Provenance() => random.Next(4) switch
    {
        0 => Maps.Provenance.Research(Words(), random.Next(50)),
        1 => new() { Kind = ProvenanceKind.Measured, Question = "funnel", From = new(2025, 3, random.Next(1, 30)), To = Day(), N = random.Next(9000), At = new(2026, 5, 1, random.Next(24), 0, 0, TimeSpan.Zero) },
        _ => Maps.Provenance.Assumption,
    };

    public MeasureSettings Measure() => new() { Within = $"{random.Next(1, 60)}d", RetentionDays = random.Next(1, 400), Segment = Maybe() ? "bought" : null, Criticality = new() { Loss = Number(0, 1) } };

    public PrioritySettings Priority() => new() { Criticality = Number(0, 3), Share = Number(0, 3), Budget = NumberOrNone(0, 50), Unit = Of("", "days"), Cut = Maybe() ? random.Next(5) : null };

    public Channel Channel(string id) => new(id, Words(), Maybe(), Of("", "web", "store"), WordsOrNone(), Maybe() ? ["web", "www"] : null);

    public Device Device(string id) => new(id, Words(), Of("", "app"), WordsOrNone());

    public Persona Persona(string id, JourneyMap map) => new()
    {
        Id = id,
        Name = Words(),
        IsRole = Maybe(),
        Tagline = WordsOrNone(),
        Image = IdOf(map.Images, i => i.Id),
        Needs = Texts(),
        Quotes = Texts(),
        Segment = Maybe() ? "bought" : null,
        Share = NumberOrNone(0, 1),
        Provenance = Provenance(),
    };

    public Stage Stage(string id, JourneyMap map) => new()
    {
        Id = id,
        Name = Words(),
        Goal = WordsOrNone(),
        Moment = OneOrNone<Moment>(),
        FromDay = NumberOrNone(0, 30),
        Gate = Maybe() ? new(Words(), IdOf(map.Personas, p => p.Id), map.Personas.Where(_ => Maybe()).Select(p => p.Id).ToValueList()) : null,
    };

    public Step Step(string id) => new()
    {
        Id = id,
        Name = Words(),
        Description = WordsOrNone(),
        Moment = OneOrNone<Moment>(),
        Optional = Maybe(),
        Binding = Maybe() ? new("cart|basket[channel=web]", Maybe() ? "pay" : null) : null,
        OpensMap = random.Next(5) == 0 ? "closer" : null,
        Provenance = Provenance(),
    };

    public Lane Lane(string id, JourneyMap map) => new()
    {
        Id = id,
        Name = WordsOrNone(),
        Kind = One<LaneKind>(),
        Of = IdOf(map.Personas.Select(p => p.Id).Concat(map.Channels.Select(c => c.Id)).Concat(map.Devices.Select(d => d.Id)), i => i),
    };

    /// <summary>A card in a random cell; the map has a lane.</summary>
    public Card Card(string id, JourneyMap map)
    {
        var step = IdOf(map.Steps(), s => s.Id);
        return new()
        {
            Id = id,
            Lane = Of(map.Lanes).Id,
            Step = step,
            Stage = step is null ? IdOf(map.Stages, s => s.Id) : null,
            Text = WordsOrNone(),
            Persona = IdOf(map.Personas, p => p.Id),
            Channel = IdOf(map.Channels, c => c.Id),
            Device = IdOf(map.Devices, d => d.Id),
            Missing = random.Next(5) == 0,
            Felt = NumberOrNone(-5, 5),
            Wished = NumberOrNone(-5, 5),
            Emotion = OneOrNone<Emotion>(),
            Quote = WordsOrNone(),
            Value = NumberOrNone(0, 1),
            Image = IdOf(map.Images, i => i.Id),
            Link = Maybe() ? "https://example.org/a?b=c" : null,
            Provenance = Provenance(),
        };
    }

    /// <summary>An arc between two different steps; the map has two.</summary>
    public Arc Arc(string id, JourneyMap map)
    {
        var from = Of(map.Steps().ToList()).Id;
        return new(id, from, Of(map.Steps().Where(s => s.Id != from).ToList()).Id, WordsOrNone(), Provenance());
    }

    /// <summary>A route, without stops where the map has no steps.</summary>
    public Route Route(string id, JourneyMap map) => new()
    {
        Id = id,
        Name = Words(),
        Persona = IdOf(map.Personas, p => p.Id),
        Stops = Enumerable.Range(0, map.Steps().Any() ? random.Next(5) : 0).Select(_ => new Stop(Of(map.Steps().ToList()).Id, IdOf(map.Channels, c => c.Id), IdOf(map.Devices, d => d.Id), WordsOrNone(), Maybe(), WordsOrNone())).ToValueList(),
        Provenance = Provenance(),
    };

    /// <summary>A barrier; the map has a step.</summary>
    public Barrier Barrier(string id, JourneyMap map) => new()
    {
        Id = id,
        Step = Of(map.Steps().ToList()).Id,
        Text = Words(),
        Kind = One<BarrierKind>(),
        Criticality = NumberOrNone(0, 10),
        Persona = IdOf(map.Personas, p => p.Id),
        Status = One<BarrierStatus>(),
        Provenance = Provenance(),
    };

    /// <summary>An idea; the map has a step.</summary>
    public Idea Idea(string id, JourneyMap map) => new()
    {
        Id = id,
        Step = Of(map.Steps().ToList()).Id,
        Text = Words(),
        Barriers = map.Barriers.Where(_ => random.Next(3) == 0).Select(b => b.Id).ToValueList(),
        Touchpoint = IdOf(map.Cards, c => c.Id),
        Owner = WordsOrNone(),
        Due = Maybe() ? Day() : null,
        Status = One<IdeaStatus>(),
        EaseOfDesign = NumberOrNone(0, 10),
        EaseOfDevelopment = NumberOrNone(0, 10),
        Effort = NumberOrNone(0, 20),
        Experiment = random.Next(4) == 0 ? new("variant", "a", "b") : null,
        Provenance = Provenance(),
    };
}
