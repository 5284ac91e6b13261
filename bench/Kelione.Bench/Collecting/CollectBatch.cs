using System.Globalization;
using System.Text;
using Kelione.Journeys;

namespace Kelione.Bench;

/// <summary>A request of many events whose ids, customers and times are written over in place: making bodies must not cost the client the processors that the server needs.</summary>
internal sealed class CollectBatch
{
    private const int Digits = 10;
    private static readonly string[] Activities = ["Page viewed", "Product viewed", "Added to cart", "Checkout begun", "Order completed", "Search", "Signed in", "Review read"];
    private readonly List<(int Id, int Customer, int Time)> _places = [];

    /// <summary>Makes a request of so many events.</summary>
    public CollectBatch(int events)
    {
        var text = new StringBuilder("{\"events\":[");
        for (var i = 0; i < events; i++)
        {
            text.Append(i == 0 ? "" : ",").Append("{\"id\":\"");
            var id = text.Length;
            text.Append('0', Digits).Append("\",\"customer\":\"c");
            var customer = text.Length;
            text.Append('0', Digits).Append("\",\"time\":");
            var time = text.Length;
            text.Append('0', 13);
            text.Append(CultureInfo.InvariantCulture, $",\"activity\":\"{Activities[i % Activities.Length]}\",\"session\":\"s{i % 40}\",\"url\":\"https://shop.example/p/{i % 200}?utm_source=google&utm_medium=cpc\",\"fields\":{{\"plan\":\"{(i % 3 == 0 ? "pro" : "free")}\",\"price\":{i % 90}.5,\"city\":\"Vilnius\"}}}}");
            _places.Add((id, customer, time));
        }

        Body = Encoding.ASCII.GetBytes(text.Append("]}").ToString());
        Count = events;
    }

    /// <summary>How many events.</summary>
    public int Count { get; }

    /// <summary>The request's body.</summary>
    public byte[] Body { get; }

    /// <summary>Makes all its events new ones.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="millis">When they happen, from here on, one a millisecond.</param>
    /// <param name="customers">Among how many customers.</param>
    public void Renew(long first, long millis, int customers)
    {
        for (var i = 0; i < _places.Count; i++)
        {
            var (id, customer, time) = _places[i];
            Write(first + i, Body.AsSpan(id, Digits));
            Write((first + i) * 7919 % customers, Body.AsSpan(customer, Digits));
            Write(millis + i, Body.AsSpan(time, 13));
        }
    }

    /// <summary>The same events for the store alone, without HTTP.</summary>
    public EventBatch ToBatch(long first, long millis, int customers)
    {
        var builder = new EventBatchBuilder(Count);
        for (var i = 0; i < Count; i++)
        {
            builder.Add(new JourneyEvent
            {
                Customer = string.Create(CultureInfo.InvariantCulture, $"c{(first + i) * 7919 % customers:d10}"),
                Activity = Activities[i % Activities.Length],
                TimeMicros = (millis + i) * 1000,
                EventId = string.Create(CultureInfo.InvariantCulture, $"kelione:{first + i:d10}"),
                Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["source"] = "Kelione", ["session"] = $"s{i % 40}", ["touchpoint"] = $"shop.example/p/{i % 200}", ["plan"] = "pro", ["city"] = "Vilnius" },
            });
        }

        return builder.Take();
    }

    private static void Write(long number, Span<byte> to)
    {
        for (var i = to.Length - 1; i >= 0; i--)
        {
            to[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
