using Kelione.Maps.Mermaid;
using Kelione.Maps.Text;

namespace Kelione.Maps;

/// <summary>
/// Maps as Mermaid's user journey (mermaid.js.org/syntax/userJourney.html), which many wikis draw: title, stages as sections, steps as tasks with a score from 1 to 5, personas as actors. The form holds no more than that. Pure: no file is touched.
/// </summary>
public static class MapMermaid
{
    /// <summary>Writes a map. The score is the measured emotion where there is one, else what the team thinks (the mean of the step's cards), else 3; −5 … +5 becomes 1 … 5. A comment says which map it is and how many scores are which, and one below each step of which no emotion is known says so.</summary>
    /// <param name="map">The map.</param>
    /// <param name="measurement">What was measured of it; null for nothing.</param>
    /// <param name="version">The map's version; null where it is not known.</param>
    /// <returns>The text, lines parted by <c>\n</c>; Mermaid's own parser takes it whatever stands in the map.</returns>
    public static string Write(JourneyMap map, MapMeasurement? measurement = null, int? version = null) => MermaidWriter.Write(map, measurement, version);

    /// <summary>Reads a user journey as a map: sections become stages, tasks steps with a felt emotion (1 … 5 becomes −5 … +5), actors personas. Steps get no binding, and no emotion where the comment of <see cref="Write"/> says that none is known.</summary>
    /// <param name="text">The text; at most 1 MB.</param>
    /// <param name="fileName">The file's name, for messages and as the last source of an id and a title; may be empty.</param>
    /// <returns>The map, or what is wrong with the text. Nothing is thrown for what a text contains.</returns>
    public static MapTextReading Read(string text, string fileName = "")
    {
        var log = new ReadingLog(fileName);
        var map = new MermaidReader(log).Read(text, MapYaml.Stem(fileName));
        return new(log.HasErrors ? null : map, log.Problems);
    }
}
