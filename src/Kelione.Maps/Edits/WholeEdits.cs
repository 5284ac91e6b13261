namespace Kelione.Maps;

/// <summary>Changes what stands at the head of the map: title, kind, objective, finding, scope, product, status, language, owner, dates, standard journey.</summary>
/// <param name="Set">The new values.</param>
public sealed record ChangeMap(Patch<JourneyMap> Set) : MapEdit
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before) => new ChangeMap(Set.InverseOn(before));

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before) => EditWords.Changed("map", "the map", Set.Fields);

    internal override JourneyMap ApplyTo(JourneyMap map) => Set.ApplyTo(map);
}

/// <summary>Changes how the map is measured.</summary>
/// <param name="Set">The new values.</param>
public sealed record ChangeMeasure(Patch<MeasureSettings> Set) : MapEdit
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before) => new ChangeMeasure(Set.InverseOn(before.Measure));

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before) => EditWords.Changed("measure", "how the map is measured", Set.Fields);

    internal override JourneyMap ApplyTo(JourneyMap map) => map with { Measure = Set.ApplyTo(map.Measure) };
}

/// <summary>Changes how ideas are ranked.</summary>
/// <param name="Set">The new values.</param>
public sealed record ChangePriority(Patch<PrioritySettings> Set) : MapEdit
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before) => new ChangePriority(Set.InverseOn(before.Priority));

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before) => EditWords.Changed("priority", "how ideas are ranked", Set.Fields);

    internal override JourneyMap ApplyTo(JourneyMap map) => map with { Priority = Set.ApplyTo(map.Priority) };
}

/// <summary>Several edits that are made and undone together, one after another: all of them or none.</summary>
/// <param name="Edits">The edits in order.</param>
/// <param name="Label">What they do together, in the words of whoever made them; empty for no words.</param>
public sealed record EditBatch(ValueList<MapEdit> Edits, string Label = "") : MapEdit
{
    /// <inheritdoc />
    public override MapEdit InverseOn(JourneyMap before)
    {
        var inverses = new List<MapEdit>(Edits.Count);
        foreach (var edit in Edits)
        {
            inverses.Add(edit.InverseOn(before));
            before = edit.Apply(before);
        }

        inverses.Reverse();
        return this with { Edits = inverses.ToValueList() };
    }

    /// <inheritdoc />
    public override EditDescription Describe(JourneyMap before) => new("batch", [Label, EditWords.Number(Edits.Count)], (Label, Edits.Count) switch
    {
        ({ Length: > 0 }, _) => Label,
        (_, 0) => "Changed nothing",
        (_, 1) => Edits[0].Describe(before).English,
        _ => $"{Edits[0].Describe(before).English}, and {EditWords.Number(Edits.Count - 1)} more changes",
    });

    internal override JourneyMap ApplyTo(JourneyMap map)
    {
        foreach (var edit in Edits)
        {
            map = edit.Apply(map);
        }

        return map;
    }
}
