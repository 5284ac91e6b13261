using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary>Tells that a file was written, of what, and what did not fit into it.</summary>
internal static class Written
{
    /// <summary>Tells it, or writes it as JSON.</summary>
    public static void Tell(Session session, string path, StoredMap stored, MapMeasurement? measurement, IReadOnlyList<string> notices)
    {
        if (session.Json)
        {
            session.WriteJson(new { File = path, Map = stored.Map.Id, stored.Version, Snapshot = measurement?.Snapshot, Bytes = new FileInfo(path).Length, Notices = notices });
            return;
        }

        foreach (var notice in notices)
        {
            session.Tell(notice);
        }

        session.Tell(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stored.Map.Id}@{stored.Version}{(measurement is null ? "" : $", {measurement.Snapshot}")} → {path}"));
    }
}
