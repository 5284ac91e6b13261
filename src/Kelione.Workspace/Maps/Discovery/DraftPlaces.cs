using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The channels and devices of a draft.</summary>
internal sealed class DraftPlaces
{
    private const int MostPlaces = 10;

    /// <summary>A channel or device belongs to a step where so many of its customers are there.</summary>
    private const double SmallestShare = 0.10;

    private static readonly HashSet<string> OfflineWords = new(StringComparer.Ordinal)
    {
        "store", "shop", "branch", "office", "desk", "call", "phone", "telephone", "courier", "till", "pos", "kiosk", "post", "mail", "letter", "leaflet", "billboard", "sms", "branch", "warehouse", "field",
        "магазин", "офис", "отделение", "звонок", "курьер", "почта", "门店", "电话", "快递", "sklep", "biuro", "telefon", "kurier", "parduotuve", "biuras", "skambutis", "kurjeris",
    };

    private readonly DraftData _data;

    public DraftPlaces(DraftData data)
    {
        _data = data;
        var channels = Values(s => s.Channels);
        var channelIds = DraftIds.Of(channels, "channel");
        Channels = [.. channels.Select((value, i) => new Channel(channelIds[i], NameWords.Readable(value), IsOnline(value), Values: [value]))
            .OrderByDescending(c => c.Online)];
        var devices = Values(s => s.Devices);
        var deviceIds = DraftIds.Of(devices, "device");
        Devices = [.. devices.Select((value, i) => new Device(deviceIds[i], NameWords.Readable(value), Values: [value]))];
    }

    /// <summary>Online ones first, then by how many use them.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>By how many use them.</summary>
    public IReadOnlyList<Device> Devices { get; }

    /// <summary>The channel that most customers of a step use; null where it has none.</summary>
    public Channel? Main(int step) =>
        _data.Measured.Steps[step].Channels.FirstOrDefault(c => c.Value is not null) is { } most ? Channels.FirstOrDefault(c => c.Values![0] == most.Value) : null;

    /// <summary>The channels at a step, the most used first, each with its customers.</summary>
    public IEnumerable<(Channel Channel, long Customers)> At(int step) =>
        from mix in _data.Measured.Steps[step].Channels
        from channel in Channels
        where channel.Values![0] == mix.Value && mix.Customers >= SmallestShare * _data.Measured.Steps[step].Customers
        select (channel, mix.Customers);

    /// <summary>The devices at a step, the most used first, each with its customers.</summary>
    public IEnumerable<(Device Device, long Customers)> DevicesAt(int step) =>
        from mix in _data.Measured.Steps[step].Devices
        from device in Devices
        where device.Values![0] == mix.Value && mix.Customers >= SmallestShare * _data.Measured.Steps[step].Customers
        select (device, mix.Customers);

    /// <summary>Whether the way crosses between online and offline: there are steps that most do online, and steps that most do elsewhere.</summary>
    public bool Crosses()
    {
        var mains = Enumerable.Range(0, _data.Steps.Count).Select(Main).OfType<Channel>().ToList();
        return mains.Any(c => c.Online) && mains.Any(c => !c.Online);
    }

    /// <summary>Whether a channel is online, as far as its name tells.</summary>
    internal static bool IsOnline(string channel)
    {
        var words = NameWords.Of(channel);
        var isElectronic = words.Any(w => w is "e" or "email" or "web" or "online" or "app" or "mobile" or "internet" or "push" or "chat" or "video" or "site" or "website");
        return isElectronic || !words.Any(w => OfflineWords.Contains(w) || OfflineWords.Contains(LatinLetters.Of(w)));
    }

    /// <summary>The values that belong to some step, by how many of all steps' customers they reach.</summary>
    private List<string> Values(Func<StepFigures, IReadOnlyList<StepMix>> mixOf) =>
    [
        .. _data.Measured.Steps.SelectMany(s => mixOf(s).Where(m => m.Value is not null && m.Customers >= SmallestShare * s.Customers))
            .GroupBy(m => m.Value!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum(m => m.Customers)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Take(MostPlaces).Select(g => g.Key),
    ];
}
