using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Measures maps: what the events of a period say of every step. Every number is the answer to a question that can be asked by itself, too.</summary>
public static class MapMeasurer
{
    /// <summary>Measures a map.</summary>
    /// <param name="workspace">Where the events are.</param>
    /// <param name="map">The map; a map without any bound step gives a measurement without numbers.</param>
    /// <param name="options">What to look at; null for what the map says.</param>
    /// <param name="progress">Told before each part; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">A binding, window, period, segment or weight of the map or the options is not right, or none of the bound steps occurs in the data; the message names the step and says what to do.</exception>
    /// <exception cref="Kelione.Journeys.QuestionException">A condition names a field that no event has.</exception>
    public static Task<MapMeasurement> MeasureAsync(
        JourneyWorkspace workspace, JourneyMap map, MeasureOptions? options = null, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default) =>
        new MeasuringRun(workspace, map, options ?? new MeasureOptions(), progress, cancellationToken).RunAsync();
}
