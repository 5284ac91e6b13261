namespace Kelione.Maps.Text;

/// <summary>Reads the cards of the whole map, of stages and of steps, and brings them into canonical order.</summary>
internal sealed class CellReader(ReadingContext context, ValueList<Lane> writtenLanes, bool mayInventLanes)
{
    private readonly List<Lane> _lanes = [.. writtenLanes];
    private readonly List<Draft> _drafts = [];

    /// <summary>A card before its id is settled.</summary>
    private sealed record Draft(int Column, string Owner, Card Card, string? WrittenId, TextPlace Place);

    /// <summary>The lanes, with those that were invented from the cells of a map that lists none.</summary>
    public ValueList<Lane> Lanes => [.. _lanes];

    /// <summary>The cards in canonical order: the whole map first, then column by column, in each the lanes in order, in each as written.</summary>
    public ValueList<Card> Read(TextNode? ofMap, IReadOnlyList<ColumnReader.Column> columns)
    {
        var places = columns.Select((c, i) => (c, i)).GroupBy(p => (p.c.IsStage, p.c.Id)).ToDictionary(g => g.Key, g => g.First().i);
        Cells(ofMap, -1, "map", new() { Id = "", Lane = "" }, places);
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            Cells(column.Cards, i, column.Id, new() { Id = "", Lane = "", Step = column.IsStage ? null : column.Id, Stage = column.IsStage ? column.Id : null }, places);
        }

        var ordered = _drafts.OrderBy(d => d.Column).ThenBy(d => context.Lanes.IndexOf(d.Card.Lane)).ToArray();
        var ids = DefaultIds.Assign([.. ordered.Select(d => (d.WrittenId, $"{d.Owner}-{d.Card.Lane}"))]);
        return
        [
            .. ordered.Select((d, i) =>
            {
                context.Cards.Add(ids[i], d.Card.Text, d.Place);
                return d.Card with { Id = ids[i] };
            }),
        ];
    }

    private void Cells(TextNode? cards, int column, string owner, Card blank, Dictionary<(bool IsStage, string Id), int> places)
    {
        if (cards is null)
        {
            return;
        }

        if (cards is not TextMap map)
        {
            context.Log.Error(cards.Place, "cards stand under the lane that they are in, as in 'thoughts: Is it worth it?' on a line of its own below 'cards:'");
            return;
        }

        foreach (var entry in map.Entries)
        {
            if (LaneOf(entry.Key) is not { } lane || entry.Value is TextScalar { IsNothing: true })
            {
                continue;
            }

            foreach (var item in entry.Value is TextList list ? list.Items : [entry.Value])
            {
                var shortKey = item is TextScalar { IsPlain: true } text && Scalars.Number(text.Value) is not null ? NumberKey(lane.Kind) : "text";
                foreach (var fields in context.Things([item], "a card", shortKey))
                {
                    _drafts.Add(Card(fields, lane, blank with { Lane = lane.Id }, column, owner, places));
                }
            }
        }
    }

    // A bare number in these lanes is what their cards are about.
    private static string NumberKey(LaneKind kind) => kind switch
    {
        LaneKind.Emotions => "felt",
        LaneKind.Roles or LaneKind.Influences or LaneKind.Metrics => "value",
        _ => "text",
    };

    private Draft Card(Fields f, Lane lane, Card blank, int column, string owner, Dictionary<(bool IsStage, string Id), int> places)
    {
        var card = blank with
        {
            Text = f.Text("text") ?? "",
            Persona = context.Personas.Resolve(f.Scalar("persona")),
            Channel = context.Channels.Resolve(f.Scalar("channel")),
            Device = context.Devices.Resolve(f.Scalar("device")),
            Missing = f.Flag("missing") ?? false,
            Felt = f.Number("felt", -5, 5),
            Wished = f.Number("wished", -5, 5),
            Emotion = f.Word<Emotion>("emotion"),
            Quote = f.Text("quote") ?? "",
            Value = f.Number("value", isShare: true),
            Image = context.Images.Resolve(f.Scalar("image")),
            Link = f.Text("link"),
            Question = f.Text("question"),
            Address = f.Text("address"),
            Provenance = f.Source(),
        };
        if (column < 0)
        {
            // A card listed with the whole map may say itself where it belongs.
            card = card with { Step = context.Steps.Resolve(f.Scalar("step")), Stage = context.Stages.Resolve(f.Scalar("stage")) };
            owner = card.Step ?? card.Stage ?? owner;
            column = places.GetValueOrDefault((card.Step is null, owner), column);
        }

        var id = f.Scalar("id");
        f.Done();
        return new(column, owner, card, string.IsNullOrWhiteSpace(id?.Value) ? null : id.Value, id?.Place ?? f.Place);
    }

    private Lane? LaneOf(TextScalar key)
    {
        if (context.Lanes.TryResolve(key.Value) is { } id)
        {
            return _lanes.Find(l => l.Id == id);
        }

        var isKind = Words<LaneKind>.TryRead(key.Value, out var kind);
        if (isKind && _lanes.Where(l => l.Kind == kind).Take(2).ToArray() is [var only])
        {
            return only;
        }

        if (!mayInventLanes || (!isKind && Nearness.Nearest(key.Value, Words<LaneKind>.All) is not null))
        {
            context.Log.Error(key.Place, $"there is no lane '{Fields.Short(key.Value)}'{Nearness.Hint(key.Value, mayInventLanes ? Words<LaneKind>.All : context.Lanes.AllIds)}" + (mayInventLanes ? "" : "; lanes are listed under 'lanes'"));
            return null;
        }

        var slug = Ids.Of(key.Value);
        var lane = isKind
            ? new Lane { Id = Words<LaneKind>.Of(kind), Kind = kind }
            : new Lane { Id = Ids.Unique(slug.Length > 0 ? slug : "lane", i => context.Lanes.TryResolve(i) is not null), Name = key.Value, Kind = LaneKind.Custom };
        _lanes.Add(lane);
        context.Lanes.Add(lane.Id, isKind ? lane.Id : key.Value, key.Place);
        return lane;
    }
}
