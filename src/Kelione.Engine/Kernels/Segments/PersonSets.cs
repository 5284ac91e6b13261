namespace Kelione.Engine.Kernels;

/// <summary>What several kernels do with sets of persons.</summary>
internal static class PersonSets
{
    /// <summary>Joins the sets of several threads, the first of which is changed and given back.</summary>
    public static PersonSet Union(IReadOnlyList<PersonSet> sets)
    {
        foreach (var set in sets.Skip(1))
        {
            sets[0].UnionWith(set);
        }

        return sets[0];
    }

    /// <summary>Joins the sets of several threads, place by place.</summary>
    public static PersonSet[] Union(IReadOnlyList<PersonSet[]> sets)
    {
        foreach (var others in sets.Skip(1))
        {
            for (var i = 0; i < others.Length; i++)
            {
                sets[0][i].UnionWith(others[i]);
            }
        }

        return sets[0];
    }

    /// <summary>The persons whose journeys the run's view shows.</summary>
    public static PersonSet Visible(KernelRun run) => Union(JourneyChunks.Walk(run, run.NewSet, static (range, set) =>
    {
        for (var j = range.First; j < range.End; j++)
        {
            if (range.Segment.Offsets[j + 1] > range.Segment.Offsets[j])
            {
                set.Add(range.Segment.Persons[j]);
            }
        }
    }));

    /// <summary>How many persons are in both sets.</summary>
    public static int CountBoth(PersonSet left, PersonSet right)
    {
        var both = new PersonSet(left.Capacity);
        both.UnionWith(left);
        both.IntersectWith(right);
        return both.Count;
    }
}
