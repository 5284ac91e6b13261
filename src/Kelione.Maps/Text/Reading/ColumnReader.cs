namespace Kelione.Maps.Text;

/// <summary>Reads the columns: stages with their steps. What stands in their cells is kept for later, when every name is known.</summary>
internal sealed class ColumnReader(ReadingContext context)
{
    private readonly List<Column> _columns = [];

    /// <summary>A stage (its own column) or a step, with what stands in its cells.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="IsStage">Whether it is a stage.</param>
    /// <param name="Cards">The cards in it; null for none.</param>
    /// <param name="Barriers">The barriers at it.</param>
    /// <param name="Ideas">The ideas at it.</param>
    internal sealed record Column(string Id, bool IsStage, TextNode? Cards, IReadOnlyList<TextNode> Barriers, IReadOnlyList<TextNode> Ideas);

    /// <summary>Stages and steps in canonical order, each stage before its steps.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    public ValueList<Stage> Read(Fields head)
    {
        var stages = context.Things(head.Items("stages"), "a stage", "name");
        var stageIds = context.Stages.Identify([.. stages.Select(s => (s, s.Text("name") ?? ""))]);
        var steps = stages.Select(s => context.Things(s.Items("steps"), "a step", "name")).ToArray();
        var stepIds = context.Steps.Identify([.. steps.SelectMany(s => s).Select(s => (s, s.Text("name") ?? ""))]);
        var next = 0;
        return [.. stages.Select((f, i) => Stage(f, stageIds[i], steps[i], () => stepIds[next++]))];
    }

    private Stage Stage(Fields f, string id, IReadOnlyList<Fields> steps, Func<string> stepId)
    {
        _columns.Add(new(id, true, f.Node("cards"), [], []));
        var stage = new Stage
        {
            Id = id,
            Name = f.Needed("name"),
            Goal = f.Text("goal") ?? "",
            Moment = f.Word<Moment>("moment"),
            FromDay = f.Number("fromDay"),
            ToDay = f.Number("toDay"),
            Gate = Gate(f),
            Steps = [.. steps.Select(s => Step(s, stepId()))],
        };
        f.Done();
        return stage;
    }

    private Step Step(Fields f, string id)
    {
        _columns.Add(new(id, false, f.Node("cards"), f.Items("barriers"), f.Items("ideas")));
        var step = new Step
        {
            Id = id,
            Name = f.Needed("name"),
            Description = f.Text("description") ?? "",
            Moment = f.Word<Moment>("moment"),
            Optional = f.Flag("optional") ?? false,
            Binding = Binding(f),
            OpensMap = f.Text("opensMap"),
            Provenance = f.Source(),
        };
        f.Done();
        return step;
    }

    private Binding? Binding(Fields f)
    {
        var success = f.Scalar("success");
        if (f.Text("events") is { } events)
        {
            return new(events, success?.Value);
        }

        if (success is not null)
        {
            context.Log.Error(success.Place, "success is stated without events: say in 'events' which events count as being at the step");
        }

        return null;
    }

    private Gate? Gate(Fields stage)
    {
        switch (stage.Node("gate"))
        {
            case null:
                return null;
            case TextScalar name:
                return new(name.Value, null, []);
        }

        if (stage.Part("gate", "a gate") is not { } f)
        {
            return null;
        }

        var gate = new Gate(
            f.Needed("name"),
            context.Personas.Resolve(f.Scalar("decidedBy")),
            [.. f.TextScalars("agreedBy").Select(r => context.Personas.Resolve(r)!)]);
        f.Done();
        return gate;
    }
}
