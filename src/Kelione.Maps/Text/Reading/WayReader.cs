namespace Kelione.Maps.Text;

/// <summary>Reads the ways beside the drawn order: arcs between steps, and routes through channels and devices.</summary>
internal static class WayReader
{
    public static ValueList<Arc> Arcs(Fields head, ReadingContext context)
    {
        var things = context.Things(head.Items("arcs"), "an arc", "from");
        var drafts = things.Select(f => new Arc(
            f.Text("id") ?? "",
            context.Steps.Resolve(f.Scalar("from")) ?? f.Needed("from"),
            context.Steps.Resolve(f.Scalar("to")) ?? f.Needed("to"),
            f.Text("text") ?? "",
            f.Source())).ToArray();
        var ids = DefaultIds.Assign([.. drafts.Select(a => (string.IsNullOrWhiteSpace(a.Id) ? null : a.Id, $"{a.From}-{a.To}"))]);
        for (var i = 0; i < ids.Length; i++)
        {
            context.Arcs.Add(ids[i], drafts[i].Text, things[i].Place);
            things[i].Done();
        }

        return [.. drafts.Select((a, i) => a with { Id = ids[i] })];
    }

    public static ValueList<Route> Routes(Fields head, ReadingContext context)
    {
        var things = context.Things(head.Items("routes"), "a route", "name");
        var ids = context.Routes.Identify([.. things.Select(f => (f, f.Text("name") ?? ""))]);
        return
        [
            .. things.Select((f, i) =>
            {
                var route = new Route
                {
                    Id = ids[i],
                    Name = f.Needed("name"),
                    Persona = context.Personas.Resolve(f.Scalar("persona")),
                    Stops = [.. context.Things(f.Items("stops"), "a stop", "step").Select(s => Stop(s, context))],
                    Provenance = f.Source(),
                };
                f.Done();
                return route;
            }),
        ];
    }

    private static Stop Stop(Fields f, ReadingContext context)
    {
        var stop = new Stop(
            context.Steps.Resolve(f.Scalar("step")) ?? f.Needed("step"),
            context.Channels.Resolve(f.Scalar("channel")),
            context.Devices.Resolve(f.Scalar("device")),
            f.Text("text") ?? "",
            f.Flag("forced") ?? false,
            f.Text("reason") ?? "");
        f.Done();
        return stop;
    }
}
