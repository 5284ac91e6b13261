namespace Kelione.Maps.Text;

/// <summary>Brings a map into the nodes of its text form: what stands in a cell is written where it belongs, so that the text reads like the map.</summary>
internal static class MapTextWriter
{
    public static TextMap Write(JourneyMap map)
    {
        map = MapOrder.Canonical(map);
        var cells = new CellWriter(map);
        var text = new NodeBuilder()
            .Whole(MapMigrations.Key, map.Schema)
            .Always("id", map.Id).Always("title", map.Title)
            .Word<MapKind>("kind", map.Kind).Word<MapStatus>("status", map.Status)
            .Text("objective", map.Objective).Text("finding", map.Finding).Text("scope", map.Scope).Text("product", map.Product)
            .Always("language", map.Language).Text("owner", map.Owner)
            .Date("reviewDate", map.ReviewDate).Date("from", map.From).Date("to", map.To).Optional("basedOn", map.BasedOn)
            .Items("personas", map.Personas.Select(Persona))
            .Items("channels", map.Channels.Select(Channel))
            .Items("devices", map.Devices.Select(Device))
            .Items("lanes", map.Lanes.Select(Lane))
            .Items("stages", map.Stages.Select(s => Stage(s, cells)))
            .Node("cards", cells.OfMap())
            .Items("barriers", cells.BarriersElsewhere())
            .Items("ideas", cells.IdeasElsewhere())
            .Items("arcs", Arcs(map))
            .Items("routes", map.Routes.Select(Route));
        SettingsWriter.Write(map, text);
        return text.Items("images", map.Images.Select(Image)).Block();
    }

    private static TextMap Persona(Persona p) => new NodeBuilder()
        .Always("id", p.Id).Always("name", p.Name).Flag("isRole", p.IsRole)
        .Text("tagline", p.Tagline).Text("part", p.Part).Text("initials", p.Initials).Optional("image", p.Image)
        .Text("demographics", p.Demographics).Text("psychographics", p.Psychographics)
        .Texts("needs", p.Needs).Texts("fears", p.Fears).Texts("goals", p.Goals).Texts("behaviour", p.Behaviour).Texts("quotes", p.Quotes)
        .Optional("segment", p.Segment).Number("share", p.Share).Source(p.Provenance).Block();

    private static TextMap Channel(Channel c) => new NodeBuilder()
        .Always("id", c.Id).Always("name", c.Name).Plain("online", c.Online ? "true" : "false")
        .Text("icon", c.Icon).Text("note", c.Note).Texts("values", c.Values, alsoEmpty: true).Inline();

    private static TextMap Device(Device d) => new NodeBuilder()
        .Always("id", d.Id).Always("name", d.Name).Text("icon", d.Icon).Text("note", d.Note).Texts("values", d.Values, alsoEmpty: true).Inline();

    private static TextNode Lane(Lane lane)
    {
        var kind = Words<LaneKind>.Of(lane.Kind);
        return lane is { Name: "", Of: null, Kind: not LaneKind.Custom } && lane.Id == kind
            ? new TextScalar(kind, true)
            : new NodeBuilder().Always("id", lane.Id).Plain("kind", kind).Text("name", lane.Name).Optional("of", lane.Of).Inline();
    }

    private static TextMap Stage(Stage stage, CellWriter cells) => new NodeBuilder()
        .Always("id", stage.Id).Always("name", stage.Name).Text("goal", stage.Goal).Word("moment", stage.Moment)
        .Number("fromDay", stage.FromDay).Number("toDay", stage.ToDay).Node("gate", Gate(stage.Gate))
        .Node("cards", cells.OfStage(stage.Id))
        .Items("steps", stage.Steps.Select(s => Step(s, cells))).Block();

    private static TextMap? Gate(Gate? gate) => gate is null
        ? null
        : new NodeBuilder().Always("name", gate.Name).Optional("decidedBy", gate.DecidedBy).Texts("agreedBy", gate.AgreedBy).Inline();

    private static TextMap Step(Step step, CellWriter cells) => new NodeBuilder()
        .Always("id", step.Id).Always("name", step.Name).Text("description", step.Description).Word("moment", step.Moment).Flag("optional", step.Optional)
        .Optional("events", step.Binding?.Events).Optional("success", step.Binding?.Success).Optional("opensMap", step.OpensMap).Source(step.Provenance)
        .Node("cards", cells.OfStep(step.Id))
        .Items("barriers", cells.Barriers(step.Id))
        .Items("ideas", cells.Ideas(step.Id)).Block();

    private static IEnumerable<TextNode> Arcs(JourneyMap map)
    {
        var write = DefaultIds.MustWrite([.. map.Arcs.Select(a => (a.Id, $"{a.From}-{a.To}"))]);
        return map.Arcs.Select((a, i) => new NodeBuilder()
            .Optional("id", write[i] ? a.Id : null).Always("from", a.From).Always("to", a.To).Text("text", a.Text).Source(a.Provenance).Inline());
    }

    private static TextMap Route(Route route) => new NodeBuilder()
        .Always("id", route.Id).Always("name", route.Name).Optional("persona", route.Persona).Source(route.Provenance)
        .Items("stops", route.Stops.Select(s => new NodeBuilder()
            .Always("step", s.Step).Optional("channel", s.Channel).Optional("device", s.Device)
            .Text("text", s.Text).Flag("forced", s.Forced).Text("reason", s.Reason).Inline())).Block();

    private static TextMap Image(MapImage image) => new NodeBuilder()
        .Always("id", image.Id).Always("mediaType", image.MediaType).Text("alt", image.Alt).Always("data", image.Data).Block();
}
