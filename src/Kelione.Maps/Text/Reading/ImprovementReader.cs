namespace Kelione.Maps.Text;

/// <summary>Reads barriers and ideas: under the step where they stand, or listed for the whole map with their step.</summary>
internal sealed class ImprovementReader(ReadingContext context)
{
    private sealed record Draft(string Step, Fields Fields, string? WrittenId);

    public ValueList<Barrier> Barriers(IReadOnlyList<TextNode> ofMap, IReadOnlyList<ColumnReader.Column> columns)
    {
        var drafts = Drafts(ofMap, columns, c => c.Barriers, "a barrier");
        var ids = Identify(drafts, "barrier", context.Barriers);
        return [.. drafts.Select((d, i) => Barrier(d, ids[i]))];
    }

    public ValueList<Idea> Ideas(IReadOnlyList<TextNode> ofMap, IReadOnlyList<ColumnReader.Column> columns)
    {
        var drafts = Drafts(ofMap, columns, c => c.Ideas, "an idea");
        var ids = Identify(drafts, "idea", context.Ideas);
        return [.. drafts.Select((d, i) => Idea(d, ids[i]))];
    }

    private Barrier Barrier(Draft draft, string id)
    {
        var f = draft.Fields;
        var barrier = new Barrier
        {
            Id = id,
            Step = draft.Step,
            Text = f.Needed("text"),
            Kind = f.Word<BarrierKind>("kind") ?? BarrierKind.Other,
            Criticality = f.Number("criticality", 0, 10),
            Persona = context.Personas.Resolve(f.Scalar("persona")),
            Owner = f.Text("owner") ?? "",
            Status = f.Word<BarrierStatus>("status") ?? BarrierStatus.Open,
            Provenance = f.Source(),
        };
        f.Done();
        return barrier;
    }

    private Idea Idea(Draft draft, string id)
    {
        var f = draft.Fields;
        var idea = new Idea
        {
            Id = id,
            Step = draft.Step,
            Text = f.Needed("text"),
            Barriers = [.. f.TextScalars("barriers").Select(r => context.Barriers.Resolve(r)!)],
            Touchpoint = context.Cards.Resolve(f.Scalar("touchpoint")),
            Owner = f.Text("owner") ?? "",
            Due = f.Date("due"),
            Status = f.Word<IdeaStatus>("status") ?? IdeaStatus.Proposed,
            EaseOfDesign = f.Number("easeOfDesign", 0, 10),
            EaseOfDevelopment = f.Number("easeOfDevelopment", 0, 10),
            Effort = f.Number("effort", 0),
            ReleasedOn = f.Date("releasedOn"),
            Experiment = Experiment(f),
            Provenance = f.Source(),
        };
        f.Done();
        return idea;
    }

    private static Experiment? Experiment(Fields idea)
    {
        if (idea.Part("experiment", "an experiment") is not { } f)
        {
            return null;
        }

        var experiment = new Experiment(f.Needed("field"), f.Needed("control"), f.Needed("treatment"));
        f.Done();
        return experiment;
    }

    private Draft[] Drafts(IReadOnlyList<TextNode> ofMap, IReadOnlyList<ColumnReader.Column> columns, Func<ColumnReader.Column, IReadOnlyList<TextNode>> at, string what)
    {
        var drafts = new List<Draft>();
        foreach (var fields in context.Things(ofMap, what, "text"))
        {
            // Needed complains where no step is given at all.
            var step = fields.Scalar("step") is { } reference ? context.Steps.Resolve(reference)! : fields.Needed("step");
            drafts.Add(new(step, fields, Written(fields)));
        }

        foreach (var column in columns)
        {
            drafts.AddRange(context.Things(at(column), what, "text").Select(f => new Draft(column.Id, f, Written(f))));
        }

        return [.. drafts.OrderBy(d => context.Steps.IndexOf(d.Step))];
    }

    private static string? Written(Fields fields) => fields.Text("id") is { } id && !string.IsNullOrWhiteSpace(id) ? id : null;

    private static string[] Identify(Draft[] drafts, string what, NameTable table)
    {
        var ids = DefaultIds.Assign([.. drafts.Select(d => (d.WrittenId, $"{d.Step}-{what}"))]);
        for (var i = 0; i < ids.Length; i++)
        {
            table.Add(ids[i], drafts[i].Fields.Text("text") ?? "", drafts[i].Fields.Place);
        }

        return ids;
    }
}
