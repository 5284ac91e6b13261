using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>How documents and edits lie in the database: as JSON, the bytes of pictures apart, so that a version that changes a word does not keep megabytes once more.</summary>
internal static class StoredDocument
{
    private const string Apart = "sha256:";

    /// <summary>The document's text; pictures that the database does not have yet are added to it.</summary>
    public static async Task<string> WriteAsync(MapDatabase db, JourneyMap map, CancellationToken cancellationToken)
    {
        var images = new List<MapImage>();
        foreach (var image in map.Images)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(image.Data)));
            if (await db.Images.FindAsync([hash], cancellationToken) is null)
            {
                db.Images.Add(new() { Hash = hash, Data = image.Data });
            }

            images.Add(image with { Data = Apart + hash });
        }

        return MapJson.Write(map with { Images = images.ToValueList() });
    }

    /// <summary>The document of a text.</summary>
    /// <exception cref="MendableException">The text is no document that this program reads.</exception>
    public static async Task<JourneyMap> ReadAsync(MapDatabase db, string text, CancellationToken cancellationToken)
    {
        var reading = MapJson.Read(text);
        if (reading.Map is not { } map)
        {
            throw new MendableException($"A kept map cannot be read: {reading.Errors.First().Message}. Most likely a newer Kelione wrote it, or the database was changed by hand.");
        }

        if (map.Images.Count == 0)
        {
            return map;
        }

        var hashes = map.Images.Select(i => i.Data[Apart.Length..]).ToArray();
        var data = await db.Images.AsNoTracking().Where(i => hashes.Contains(i.Hash)).ToDictionaryAsync(i => i.Hash, i => i.Data, cancellationToken);
        return map with { Images = [.. map.Images.Select(i => i with { Data = data[i.Data[Apart.Length..]] })] };
    }

    public static string Write(IReadOnlyList<MapEdit> edits) => JsonSerializer.Serialize(edits, MapEditJson.Options);

    public static IReadOnlyList<MapEdit> ReadEdits(string text) => Read<MapEdit[]>(text, "edits");

    public static string Write(ValueList<EditDescription> changes) => JsonSerializer.Serialize(changes, MapEditJson.Options);

    public static ValueList<EditDescription> ReadChanges(string text) => Read<ValueList<EditDescription>>(text, "history");

    public static string Write(MapMeasurement measurement) => JsonSerializer.Serialize(measurement, MapEditJson.Options);

    public static MapMeasurement ReadMeasurement(string text) => Read<MapMeasurement>(text, "measurement");

    private static T Read<T>(string text, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, MapEditJson.Options) ?? throw new JsonException("It is empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new MendableException($"The kept {what} of a map cannot be read: {e.Message} Most likely a newer Kelione wrote it, or the database was changed by hand.", e);
        }
    }
}
