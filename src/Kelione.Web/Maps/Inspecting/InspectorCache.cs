using System.Runtime.CompilerServices;
using Kelione.Maps;
using Kelione.Web.Maps.Editing;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>What one open editor has asked already for its inspector: trends by step and the groups, of the measurement shown last. Going from step to step and back asks nothing twice. For one circuit; not for several threads.</summary>
public sealed class InspectorCache
{
    private static readonly ConditionalWeakTable<EditorState, InspectorCache> Caches = [];

    private readonly EditorState _state;
    private readonly Dictionary<string, StepTrend> _trends = new(StringComparer.Ordinal);
    private MapMeasurement? _of;
    private IReadOnlyList<StepGroup>? _groups;

    private InspectorCache(EditorState state) => _state = state;

    /// <summary>The cache of an editor; it goes with the editor.</summary>
    public static InspectorCache Of(EditorState state) => Caches.GetValue(state, s => new InspectorCache(s));

    /// <summary>The trend of a step.</summary>
    public async Task<StepTrend> TrendAsync(MapMeasurement measurement, string step, CancellationToken cancellationToken)
    {
        Turn(measurement);
        if (_trends.TryGetValue(step, out var known))
        {
            return known;
        }

        var map = _state.Map;
        var found = await Task.Run(() => _state.Seat.Visit.TrendAsync(map, measurement, step, cancellationToken), cancellationToken);
        if (ReferenceEquals(measurement, _of))
        {
            _trends[step] = found;
        }

        return found;
    }

    /// <summary>The personas and segments.</summary>
    public async Task<IReadOnlyList<StepGroup>> GroupsAsync(MapMeasurement measurement, CancellationToken cancellationToken)
    {
        Turn(measurement);
        if (_groups is { } known)
        {
            return known;
        }

        var map = _state.Map;
        var found = await Task.Run(() => _state.Seat.Visit.GroupsAsync(map, measurement, cancellationToken), cancellationToken);
        if (ReferenceEquals(measurement, _of))
        {
            _groups = found;
        }

        return found;
    }

    private void Turn(MapMeasurement measurement)
    {
        if (!ReferenceEquals(measurement, _of))
        {
            _trends.Clear();
            (_of, _groups) = (measurement, null);
        }
    }
}
