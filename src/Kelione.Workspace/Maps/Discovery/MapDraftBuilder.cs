using System.Globalization;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Writes what was found as a map: what was counted is marked measured, what was guessed is marked assumed.</summary>
internal sealed class MapDraftBuilder(DraftData data, StepCandidates candidates, DiscoveryOptions options, DateTimeOffset now)
{
    private const string Notes = "notes";
    private const string Touchpoints = "touchpoints";
    private const string DevicesLane = "devices";
    private const int MostNamed = 12;

    private readonly DraftWords _words = DraftWords.Of(options.Language);
    private readonly DraftPlaces _places = new(data);
    private readonly IReadOnlyList<string> _ids = DraftIds.Of([.. data.Steps.Select(s => s.Name)], "step");

    public IReadOnlyList<DraftArc> Arcs { get; } = DraftArcs.Of(data, options.ArcShare);

    public JourneyMap Map()
    {
        var kind = Kind();
        return new JourneyMap
        {
            Id = options.Id,
            Title = options.Title ?? _words.Title,
            Kind = kind,
            Language = options.Language,
            From = Day(data.Status.FirstMicros),
            To = Day(data.Status.LastMicros),
            Channels = [.. _places.Channels],
            Devices = [.. _places.Devices],
            Stages = [.. Stages()],
            Lanes = [.. Lanes()],
            Cards = [.. NoteCards(), .. Enumerable.Range(0, data.Steps.Count).SelectMany(PlaceCards)],
            Arcs = [.. Arcs.Zip(ArcIds(), (a, id) => new Arc(id, _ids[a.From], _ids[a.To], "", Measured($"customers who move from {data.Steps[a.From].Name} to {data.Steps[a.To].Name}", a.Customers)))],
            Routes = kind == MapKind.CrossChannel ? [Route()] : [],
            Measure = new MeasureSettings
            {
                Where = string.Join(", ", options.Scope.Where),
                Segment = options.Scope.Segment?.Rule.ToString(),
                Errors = DraftTexts.Pattern(new StepPattern { Activities = candidates.Errors }),
            },
        };
    }

    private MapKind Kind() => _places.Crosses() ? MapKind.CrossChannel : DraftArcs.AreMany(Arcs, data) ? MapKind.NonLinear : MapKind.Linear;

    private IEnumerable<Stage> Stages()
    {
        var lengths = StageCuts.Of(StageTies.Of(data), [.. data.Measured.Steps.Select(s => s.MedianSecondsFromStart ?? 0)]);
        var first = 0;
        for (var stage = 0; stage < lengths.Count; first += lengths[stage], stage++)
        {
            var steps = Enumerable.Range(first, lengths[stage]).ToList();
            yield return new Stage
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"stage-{stage + 1}"),
                Name = DraftTexts.Name(StageTies.NameOf([.. steps.Select(s => data.Steps[s])], data.Steps.Where((_, s) => !steps.Contains(s)))),
                Steps = [.. steps.Select(Step)],
            };
        }
    }

    private Step Step(int step) => new()
    {
        Id = _ids[step],
        Name = DraftTexts.Name(data.Steps[step].Name),
        Optional = data.Optional[step],
        Binding = DraftTexts.Pattern(data.Steps[step].Pattern) is { } events ? new Binding(events) : null,
        Provenance = Measured($"customers who did {data.Steps[step].Pattern}", data.Steps[step].Customers),
    };

    private IEnumerable<Lane> Lanes()
    {
        if (options.WithEmotions)
        {
            yield return new Lane { Id = "emotions", Kind = LaneKind.Emotions };
        }

        if (_places.Channels.Count > 1)
        {
            yield return new Lane { Id = Touchpoints, Kind = LaneKind.Touchpoints };
        }

        if (_places.Devices.Count > 1)
        {
            yield return new Lane { Id = DevicesLane, Kind = LaneKind.Devices };
        }

        yield return new Lane { Id = "barriers", Kind = LaneKind.Barriers };
        yield return new Lane { Id = "ideas", Kind = LaneKind.Ideas };
        yield return new Lane { Id = Notes, Kind = LaneKind.Notes };
    }

    private IEnumerable<Card> PlaceCards(int step)
    {
        var at = _places.Channels.Count > 1 ? _places.At(step).ToList() : [];
        for (var i = 0; i < at.Count; i++)
        {
            yield return new Card
            {
                Id = CardId(Touchpoints, step, i), Lane = Touchpoints, Step = _ids[step], Channel = at[i].Channel.Id,
                Provenance = Measured($"customers of {data.Steps[step].Name} in {at[i].Channel.Name}", at[i].Customers),
            };
        }

        var devices = _places.Devices.Count > 1 ? _places.DevicesAt(step).ToList() : [];
        for (var i = 0; i < devices.Count; i++)
        {
            yield return new Card
            {
                Id = CardId(DevicesLane, step, i), Lane = DevicesLane, Step = _ids[step], Device = devices[i].Device.Id,
                Provenance = Measured($"customers of {data.Steps[step].Name} on {devices[i].Device.Name}", devices[i].Customers),
            };
        }
    }

    /// <summary>What is guessed, and what was left out or joined: notes of the whole map.</summary>
    private IEnumerable<Card> NoteCards()
    {
        var texts = new List<(string Text, Provenance Provenance)> { (_words.Assumed, Provenance.Assumption) };
        var counted = Measured("activities and customers", data.Status.Customers);
        foreach (var (reason, words) in new[]
                 {
                     (LeftOutReason.Technical, _words.Technical), (LeftOutReason.EndMark, _words.Ends), (LeftOutReason.Error, _words.Errors), (LeftOutReason.Rare, _words.Rare), (LeftOutReason.BeyondMost, _words.BeyondMost),
                 })
        {
            var names = candidates.LeftOut.Where(l => l.Reason == reason).Select(l => l.Activity).ToList();
            if (names.Count > 0)
            {
                texts.Add((words + List(names), counted));
            }
        }

        texts.AddRange(data.Steps.Where(s => s.Activities.Count > 1).Select(s => (_words.Joined + List(s.Activities), Provenance.Assumption)));
        return texts.Select((t, i) => new Card
        {
            Id = i == 0 ? "map-notes" : string.Create(CultureInfo.InvariantCulture, $"map-notes-{i + 1}"), Lane = Notes, Text = t.Text, Provenance = t.Provenance,
        });
    }

    private string List(IReadOnlyList<string> names) => string.Join(", ", names.Take(MostNamed).Select(DraftTexts.Name))
        + (names.Count > MostNamed ? string.Format(CultureInfo.InvariantCulture, _words.More, names.Count - MostNamed) : "");

    // a-b to c and a to b-c would be called the same.
    private IReadOnlyList<string> ArcIds() => DraftIds.Distinct([.. Arcs.Select(a => $"{_ids[a.From]}-{_ids[a.To]}")]);

    private Route Route() => new()
    {
        Id = "most-used",
        Name = _words.Route,
        Stops = [.. Enumerable.Range(0, data.Steps.Count).Where(s => _places.Main(s) is not null).Select(s => new Stop(_ids[s], _places.Main(s)!.Id, null))],
        Provenance = Measured("the channel of most customers at each step", data.Measured.Customers),
    };

    private Provenance Measured(string question, long n) => new()
    {
        Kind = ProvenanceKind.Measured, Question = DraftTexts.Whole(question), From = Day(data.Status.FirstMicros), To = Day(data.Status.LastMicros), N = n, At = now,
    };

    private string CardId(string lane, int step, int place) =>
        place == 0 ? $"{_ids[step]}-{lane}" : string.Create(CultureInfo.InvariantCulture, $"{_ids[step]}-{lane}-{place + 1}");

    private static DateOnly? Day(long? micros) => micros is { } moment ? DateOnly.FromDateTime(UtcTime.ToDateTime(moment)) : null;
}
