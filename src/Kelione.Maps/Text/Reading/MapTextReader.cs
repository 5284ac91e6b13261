namespace Kelione.Maps.Text;

/// <summary>Reads a map from the nodes of its text form. The parts come in the order in which they refer to one another, whatever the order of the text.</summary>
internal static class MapTextReader
{
    /// <summary>The map; whether it can be used is for the log to say. Null where nothing could be read at all.</summary>
    /// <param name="root">The whole text.</param>
    /// <param name="log">Where complaints go.</param>
    /// <param name="nameWithoutId">What the id is made of where neither id nor title gives one, such as the file's name.</param>
    public static JourneyMap? Read(TextNode root, ReadingLog log, string nameWithoutId)
    {
        if (root is not TextMap map)
        {
            log.Error(root.Place, "a map is written as keys with values, such as 'title: Buying a phone'");
            return null;
        }

        var head = new Fields(map, "a map", log);
        head.Node(MapMigrations.Key);
        var read = Head(head, nameWithoutId);
        read = Grid(read, head, new(log));
        read = read with { Measure = SettingsReader.Measure(head), Priority = SettingsReader.Priority(head) };
        head.Done();
        return read;
    }

    private static JourneyMap Head(Fields head, string nameWithoutId)
    {
        var title = head.Needed("title");
        return new()
        {
            Id = Id(head, title, nameWithoutId),
            Title = title,
            Kind = head.Word<MapKind>("kind") ?? MapKind.Linear,
            Status = head.Word<MapStatus>("status") ?? MapStatus.AsIs,
            Objective = head.Text("objective") ?? "",
            Finding = head.Text("finding") ?? "",
            Scope = head.Text("scope") ?? "",
            Product = head.Text("product") ?? "",
            Language = head.Text("language") ?? "en",
            Owner = head.Text("owner") ?? "",
            ReviewDate = head.Date("reviewDate"),
            From = head.Date("from"),
            To = head.Date("to"),
            BasedOn = head.Text("basedOn"),
        };
    }

    private static string Id(Fields head, string title, string nameWithoutId)
    {
        if (head.Scalar("id") is { } written)
        {
            if (!MapIds.IsValid(written.Value))
            {
                head.Log.Error(written.Place, $"the id '{Fields.Short(written.Value)}' is not made of small letters a–z, digits and hyphens alone, at most {MapIds.Longest}" + (Ids.Of(written.Value) is { Length: > 0 } id ? $": did you mean '{id}'?" : ""));
            }

            return written.Value;
        }

        return new[] { Ids.Of(title), Ids.Of(nameWithoutId), "map" }.First(id => id.Length > 0);
    }

    private static JourneyMap Grid(JourneyMap map, Fields head, ReadingContext context)
    {
        map = map with { Images = SurroundingsReader.Images(head, context) };
        map = map with
        {
            Personas = SurroundingsReader.Personas(head, context),
            Channels = SurroundingsReader.Channels(head, context),
            Devices = SurroundingsReader.Devices(head, context),
        };
        var lanes = SurroundingsReader.Lanes(head, context);
        var columns = new ColumnReader(context);
        map = map with { Stages = columns.Read(head) };
        var cells = new CellReader(context, lanes, mayInventLanes: head.Node("lanes") is null);
        map = map with { Cards = cells.Read(head.Node("cards"), columns.Columns) };
        map = map with { Lanes = cells.Lanes };
        var improvements = new ImprovementReader(context);
        map = map with { Barriers = improvements.Barriers(head.Items("barriers"), columns.Columns) };
        map = map with { Ideas = improvements.Ideas(head.Items("ideas"), columns.Columns) };
        return map with { Arcs = WayReader.Arcs(head, context), Routes = WayReader.Routes(head, context) };
    }
}
