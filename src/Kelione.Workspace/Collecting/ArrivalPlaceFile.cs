using System.Globalization;

namespace Kelione.Workspace;

/// <summary>Remembers up to where arrived events are in the store. It need not survive a power cut: what is moved twice is known by its ids.</summary>
internal sealed class ArrivalPlaceFile(string folder)
{
    private readonly string _path = Path.Combine(folder, "place");

    /// <summary>The place; the very beginning where none is known.</summary>
    public JournalPlace Read()
    {
        try
        {
            return File.Exists(_path) && File.ReadAllText(_path).Split(' ') is [var segment, var offset]
                && long.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var o)
                ? new JournalPlace(s, o)
                : default;
        }
        catch (Exception e) when (UserFile.IsRefusal(e))
        {
            return default;
        }
    }

    /// <summary>Notes the place.</summary>
    public void Write(JournalPlace place)
    {
        try
        {
            using (var stream = PrivateFiles.Create(_path + ".new", FileMode.Create))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.Segment} {place.Offset}")));
            }

            File.Move(_path + ".new", _path, overwrite: true);
        }
        catch (Exception e) when (UserFile.IsRefusal(e))
        {
            // Then more is moved again at the next start.
        }
    }
}
