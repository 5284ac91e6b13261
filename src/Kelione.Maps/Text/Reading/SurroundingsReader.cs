namespace Kelione.Maps.Text;

/// <summary>Reads what stands around the grid: pictures, personas, channels, devices, lanes.</summary>
internal static class SurroundingsReader
{
    public static ValueList<MapImage> Images(Fields head, ReadingContext context) => Named(head, "images", "an image", "id", "alt", context.Images, context, (f, id) => new MapImage(
        id, f.Text("mediaType") ?? "image/png", f.Text("alt") ?? "", string.Concat(f.Needed("data").Where(c => !char.IsWhiteSpace(c)))));

    public static ValueList<Persona> Personas(Fields head, ReadingContext context) => Named(head, "personas", "a persona", "name", "name", context.Personas, context, (f, id) => new Persona
    {
        Id = id,
        Name = f.Needed("name"),
        IsRole = f.Flag("isRole") ?? false,
        Tagline = f.Text("tagline") ?? "",
        Part = f.Text("part") ?? "",
        Initials = f.Text("initials") ?? "",
        Image = context.Images.Resolve(f.Scalar("image")),
        Demographics = f.Text("demographics") ?? "",
        Psychographics = f.Text("psychographics") ?? "",
        Needs = f.Texts("needs") ?? [],
        Fears = f.Texts("fears") ?? [],
        Goals = f.Texts("goals") ?? [],
        Behaviour = f.Texts("behaviour") ?? [],
        Quotes = f.Texts("quotes") ?? [],
        Segment = f.Text("segment"),
        Share = f.Number("share", 0, 1, isShare: true),
        Provenance = f.Source(),
    });

    public static ValueList<Channel> Channels(Fields head, ReadingContext context) => Named(head, "channels", "a channel", "name", "name", context.Channels, context, (f, id) =>
    {
        var name = f.Text("name") ?? id;
        if (f.Flag("online") is not { } online)
        {
            online = true;
            context.Log.Warn(f.Place, $"the channel '{Fields.Short(name)}' is taken as online: write 'online: true', or 'online: false' where people meet it in the flesh");
        }

        return new Channel(id, name, online, f.Text("icon") ?? "", f.Text("note") ?? "", f.Texts("values"));
    });

    public static ValueList<Device> Devices(Fields head, ReadingContext context) => Named(head, "devices", "a device", "name", "name", context.Devices, context, (f, id) =>
        new Device(id, f.Text("name") ?? id, f.Text("icon") ?? "", f.Text("note") ?? "", f.Texts("values")));

    public static ValueList<Lane> Lanes(Fields head, ReadingContext context)
    {
        var lanes = context.Things(head.Items("lanes"), "a lane", "kind");
        // A bare text is a kind, or else the name of a lane that people invented.
        var kinds = lanes.Select(f => Kind(f, context.Log)).ToArray();
        var ids = context.Lanes.Identify([.. lanes.Select((f, i) => (f, kinds[i] == LaneKind.Custom ? Name(f) : Words<LaneKind>.Of(kinds[i])))]);
        return
        [
            .. lanes.Select((f, i) =>
            {
                var lane = new Lane { Id = ids[i], Name = Name(f), Kind = kinds[i], Of = Of(f.Scalar("of"), context) };
                f.Done();
                return lane;
            }),
        ];
    }

    private static LaneKind Kind(Fields lane, ReadingLog log)
    {
        if (lane.Scalar("kind") is not { } written)
        {
            return lane.Scalar("id") is { } id && Words<LaneKind>.TryRead(id.Value, out var byId) ? byId : LaneKind.Custom;
        }

        if (Words<LaneKind>.TryRead(written.Value, out var kind))
        {
            return kind;
        }

        if (!IsBare(lane) || Nearness.Nearest(written.Value, Words<LaneKind>.All) is not null)
        {
            log.Error(written.Place, $"'{Fields.Short(written.Value)}' is no kind of lane{Nearness.Hint(written.Value, Words<LaneKind>.All)}");
        }

        return LaneKind.Custom;
    }

    // "- What is wrong": the text was lifted to `kind`, and is the name of a custom lane.
    private static string Name(Fields lane) =>
        lane.Text("name") ?? (IsBare(lane) && lane.Text("kind") is { } text && !Words<LaneKind>.TryRead(text, out _) ? text : "");

    private static bool IsBare(Fields lane) => lane.Node("kind")?.Place == lane.Place;

    private static string? Of(TextScalar? reference, ReadingContext context)
    {
        if (reference is null)
        {
            return null;
        }

        NameTable[] tables = [context.Personas, context.Channels, context.Devices];
        if (tables.Select(t => t.TryResolve(reference.Value)).FirstOrDefault(id => id is not null) is { } found)
        {
            return found;
        }

        context.Log.Error(reference.Place, $"a lane is of a persona, a channel or a device; there is no '{Fields.Short(reference.Value)}'{Nearness.Hint(reference.Value, [.. tables.SelectMany(t => t.AllIds)])}");
        return reference.Value;
    }

    private static ValueList<T> Named<T>(Fields head, string key, string what, string shortKey, string nameKey, NameTable table, ReadingContext context, Func<Fields, string, T> read)
    {
        var things = context.Things(head.Items(key), what, shortKey);
        var ids = table.Identify([.. things.Select(f => (f, f.Text(nameKey) ?? ""))]);
        return
        [
            .. things.Select((f, i) =>
            {
                var thing = read(f, ids[i]);
                f.Done();
                return thing;
            }),
        ];
    }
}
