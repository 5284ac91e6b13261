using System.Globalization;
using System.Net.Http.Headers;

namespace Kelione.Bench;

/// <summary>A ClickHouse server on loopback, asked over HTTP; windowFunnel works in whole seconds there, so its funnel is asked for the same window in seconds.</summary>
internal sealed class ClickHousePeer(Uri address, int threads) : IPeer
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(30) };

    private readonly Dictionary<string, int> _activities = new(StringComparer.Ordinal);

    public string Name => "ClickHouse";

    public string Remark => "MergeTree ordered by (customer, time); windowFunnel in whole seconds; graph by arrays sorted within each customer";

    public IReadOnlyDictionary<string, Func<Task<string>>> Tasks => new Dictionary<string, Func<Task<string>>>(StringComparer.Ordinal)
    {
        [BenchTasks.Funnel] = FunnelAsync,
        [BenchTasks.Graph] = async () => Named(await QueryAsync(
            "SELECT p.1 AS a, p.2 AS b, count() AS c FROM (SELECT arrayJoin(arrayMap((x, y) -> (x, y), arrayPopBack(s), arrayPopFront(s))) AS p FROM "
            + "(SELECT arrayMap(t -> t.2, arraySort(groupArray((seq, activity)))) AS s FROM kelione_bench.events GROUP BY customer)) GROUP BY a, b").ConfigureAwait(false)),
    };

    /// <summary>Whether a server answers.</summary>
    public static async Task<bool> AnswersAsync(Uri address)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            return (await http.GetStringAsync(address).ConfigureAwait(false)).StartsWith("Ok", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async Task LoadAsync(BenchData data)
    {
        await QueryAsync("CREATE DATABASE IF NOT EXISTS kelione_bench").ConfigureAwait(false);
        await QueryAsync("DROP TABLE IF EXISTS kelione_bench.events").ConfigureAwait(false);
        await QueryAsync("CREATE TABLE kelione_bench.events (customer UInt32, time DateTime, seq UInt64, activity UInt8) ENGINE = MergeTree ORDER BY (customer, time, seq)").ConfigureAwait(false);
        using var content = new StreamContent(new RowStream(data.CsvPath, _activities));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/tab-separated-values");
        using var response = await _http.PostAsync(new Uri("/?query=" + Uri.EscapeDataString("INSERT INTO kelione_bench.events FORMAT TSV"), UriKind.Relative), content).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await QueryAsync("OPTIMIZE TABLE kelione_bench.events FINAL").ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await QueryAsync("DROP DATABASE IF EXISTS kelione_bench").ConfigureAwait(false);
        }
        finally
        {
            _http.Dispose();
        }
    }

    private string Named(string rows)
    {
        var names = _activities.ToDictionary(a => a.Value.ToString(CultureInfo.InvariantCulture), a => a.Key, StringComparer.Ordinal);
        return string.Join('\n', rows.Split('\n').Select(r => r.Split('|'))
            .Select(r => (From: names[r[0]], To: names[r[1]], Count: long.Parse(r[2], CultureInfo.InvariantCulture)))
            .OrderByDescending(r => r.Count).ThenBy(r => r.From, StringComparer.Ordinal).ThenBy(r => r.To, StringComparer.Ordinal)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.From}|{r.To}|{r.Count}")));
    }

    private async Task<string> FunnelAsync()
    {
        var codes = BenchData.FunnelSteps.Select(s => _activities[s].ToString(CultureInfo.InvariantCulture)).ToList();
        var conditions = string.Join(", ", codes.Select(c => $"activity = {c}"));
        var window = (BenchData.WindowDays * 24 * 3600).ToString(CultureInfo.InvariantCulture);
        var inner = $"SELECT windowFunnel({window})(time, {conditions}) AS level FROM kelione_bench.events WHERE activity IN ({string.Join(", ", codes)}) GROUP BY customer";
        var row = await QueryAsync("SELECT " + string.Join(", ", BenchData.FunnelSteps.Select((_, i) => $"countIf(level >= {(i + 1).ToString(CultureInfo.InvariantCulture)})")) + $" FROM ({inner})").ConfigureAwait(false);
        return row;
    }

    private async Task<string> QueryAsync(string sql)
    {
        using var content = new StringContent(sql);
        using var response = await _http.PostAsync(new Uri($"/?max_threads={threads.ToString(CultureInfo.InvariantCulture)}", UriKind.Relative), content).ConfigureAwait(false);
        var text = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
        return response.IsSuccessStatusCode ? text.TrimEnd('\n').Replace('\t', '|') : throw new InvalidOperationException(text);
    }

    /// <summary>The CSV as rows of (customer number, second, order, activity), read along as the server takes them.</summary>
    private sealed class RowStream(string path, Dictionary<string, int> activities) : Stream
    {
        private readonly IEnumerator<byte[]> _rows = Rows(path, activities).GetEnumerator();
        private byte[] _row = [];
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _row.Length)
            {
                if (!_rows.MoveNext())
                {
                    return 0;
                }

                (_row, _at) = (_rows.Current, 0);
            }

            var taken = Math.Min(count, _row.Length - _at);
            Array.Copy(_row, _at, buffer, offset, taken);
            _at += taken;
            return taken;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static IEnumerable<byte[]> Rows(string path, Dictionary<string, int> activities)
        {
            var customers = new Dictionary<string, int>(StringComparer.Ordinal);
            var chunk = new System.Text.StringBuilder();
            var seq = 0L;
            foreach (var line in File.ReadLines(path).Skip(1))
            {
                var cells = line.Split(',', 4);
                if (!customers.TryGetValue(cells[0], out var customer))
                {
                    customers.Add(cells[0], customer = customers.Count);
                }

                if (!activities.TryGetValue(cells[1], out var activity))
                {
                    activities.Add(cells[1], activity = activities.Count);
                }

                // The server's DateTime wants a space between date and time, and whole seconds.
                chunk.Append(CultureInfo.InvariantCulture, $"{customer}\t{cells[2].AsSpan(0, 10)} {cells[2].AsSpan(11, 8)}\t{seq++}\t{activity}\n");
                if (chunk.Length > 1 << 20)
                {
                    yield return System.Text.Encoding.UTF8.GetBytes(chunk.ToString());
                    chunk.Clear();
                }
            }

            yield return System.Text.Encoding.UTF8.GetBytes(chunk.ToString());
        }
    }
}
