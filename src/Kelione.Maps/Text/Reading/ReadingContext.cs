namespace Kelione.Maps.Text;

/// <summary>What the parts of one reading share: complaints, and the names that may be referred to. Parts fill it in the order in which they are read.</summary>
internal sealed class ReadingContext(ReadingLog log)
{
    public ReadingLog Log => log;

    public NameTable Personas { get; } = new("persona", log);

    public NameTable Channels { get; } = new("channel", log);

    public NameTable Devices { get; } = new("device", log);

    public NameTable Images { get; } = new("image", log);

    public NameTable Lanes { get; } = new("lane", log);

    public NameTable Stages { get; } = new("stage", log);

    public NameTable Steps { get; } = new("step", log);

    public NameTable Cards { get; } = new("card", log);

    public NameTable Barriers { get; } = new("barrier", log);

    public NameTable Ideas { get; } = new("idea", log);

    public NameTable Arcs { get; } = new("arc", log);

    public NameTable Routes { get; } = new("route", log);

    /// <summary>The things under a key, each as its fields; a bare text stands for a thing with that text at <paramref name="shortKey"/>.</summary>
    public IReadOnlyList<Fields> Things(IReadOnlyList<TextNode> items, string what, string shortKey)
    {
        var things = new List<Fields>(items.Count);
        foreach (var item in items)
        {
            switch (item)
            {
                case TextMap map:
                    things.Add(new(map, what, log));
                    break;
                case TextScalar { IsNothing: false } text:
                    things.Add(new(new([new(new(shortKey, true, text.Place), text)], Place: text.Place), what, log));
                    break;
                case TextScalar nothing:
                    log.Error(nothing.Place, $"{what} is missing after the hyphen");
                    break;
                default:
                    log.Error(item.Place, $"{what} is a text or has keys of its own; here is a list within a list");
                    break;
            }
        }

        return things;
    }
}
