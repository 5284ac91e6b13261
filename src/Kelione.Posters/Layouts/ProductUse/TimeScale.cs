using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.ProductUse;

/// <summary>
/// Days after the start across the page: every stage is a section of its own, linear within itself, so that an hour of the first day and a month of the year can both be seen. Sections are a little wider where they
/// hold more steps.
/// </summary>
internal sealed class TimeScale
{
    private readonly ImmutableArray<(double From, double To, double Left, double Right)> _sections;

    private TimeScale(ImmutableArray<(double, double, double, double)> sections) => _sections = sections;

    /// <summary>The scale of a plan; null where not every stage says when it begins and ends, or where they do not follow one another.</summary>
    public static TimeScale? Of(GridPlan plan)
    {
        var sections = ImmutableArray.CreateBuilder<(double, double, double, double)>();
        var day = double.NegativeInfinity;
        foreach (var stage in plan.Page.Reading.Stages)
        {
            if (stage.Stage is not { FromDay: { } from, ToDay: { } to } || to <= from || from < day - 1e-9)
            {
                return null;
            }

            sections.Add((from, to, plan.Columns.Stages[stage.Index], plan.Columns.Stages[stage.Index + 1]));
            day = to;
        }

        return sections.Count == 0 ? null : new TimeScale(sections.ToImmutable());
    }

    /// <summary>The first day.</summary>
    public double First => _sections[0].From;

    /// <summary>The last day.</summary>
    public double Last => _sections[^1].To;

    /// <summary>The days at which sections begin and the last one ends.</summary>
    public ImmutableArray<double> Edges => [.. _sections.Select(s => s.From), Last];

    /// <summary>Where a day stands; days outside the sections stand at the nearest edge.</summary>
    public double X(double day)
    {
        foreach (var (from, to, left, right) in _sections)
        {
            if (day <= to)
            {
                return left + ((Math.Max(day, from) - from) / (to - from) * (right - left));
            }
        }

        return _sections[^1].Right;
    }

    /// <summary>The days worth a tick in a section: round ones, as many as have room, its end always.</summary>
    public IEnumerable<double> Ticks(int section, double room)
    {
        var (from, to, left, right) = _sections[section];
        var most = Math.Max(1, (int)((right - left) / room));
        var step = Steps.FirstOrDefault(s => (to - from) / s <= most, to - from);
        for (var day = Math.Ceiling((from + (step * 0.4)) / step) * step; day < to - (step * 0.45); day += step)
        {
            yield return day;
        }

        yield return to;
    }

    /// <summary>Where the sections of a page stand: even, with a part given by their steps and what their names need.</summary>
    public static StageColumns Place(PosterPage page)
    {
        var stages = page.Reading.Stages;

        // Many sections have no room to spare: then columns are even.
        var even = stages.Length <= 6 ? 2.5 : 0;
        var weights = stages.Select(s => even + Math.Max(1, s.Count)).ToList();
        var (left, width, total) = (page.Sheet.GridLeft, page.Sheet.GridWidth, weights.Sum());
        var (edges, columns, stageOf) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<int>());
        var x = left;
        for (var s = 0; s < stages.Length; s++)
        {
            edges.Add(x);
            var (count, own) = (Math.Max(1, stages[s].Count), width * weights[s] / total);
            for (var k = 0; k < count; k++)
            {
                columns.Add(x + (own * k / count));
                stageOf.Add(s);
            }

            x += own;
        }

        edges.Add(left + width);
        columns.Add(left + width);
        return new StageColumns(edges.ToImmutable(), columns.ToImmutable(), stageOf.ToImmutable());
    }

    private static IEnumerable<double> Steps => [1 / 24.0, 2 / 24.0, 3 / 24.0, 6 / 24.0, 0.5, 1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365, 730, 1825, 3650];
}
