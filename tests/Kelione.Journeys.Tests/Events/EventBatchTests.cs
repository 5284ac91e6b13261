using CsCheck;
using Kelione.Oracle.Generation;

namespace Kelione.Journeys.Tests.Events;

public sealed class EventBatchTests
{
    [Fact]
    public void Events_put_into_batches_come_out_as_they_went_in() =>
        Gen.Select(JourneyGen.Events, Gen.Int[1, 9]).Sample((set, capacity) =>
        {
            var batches = EventBatchBuilder.Batches(set.Events, capacity).ToList();
            Assert.All(batches, b => Assert.InRange(b.Count, 1, capacity));
            var read = batches.SelectMany(b => Enumerable.Range(0, b.Count).Select(row => b[row])).ToList();
            Assert.Equal(set.Events.Count, read.Count);
            Assert.All(set.Events.Zip(read), pair => AssertSame(pair.First, pair.Second));
        });

    [Fact]
    public void The_source_s_id_travels_along()
    {
        JourneyEvent[] events =
        [
            new() { Customer = "c", Activity = "a", TimeMicros = 1, EventId = "e1" },
            new() { Customer = "c", Activity = "a", TimeMicros = 1 },
        ];
        var batch = Assert.Single(EventBatchBuilder.Batches(events));
        Assert.Equal(["e1", null], [batch[0].EventId, batch[1].EventId]);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch[2]);
    }

    [Fact]
    public void Empty_text_is_no_value()
    {
        var builder = new EventBatchBuilder(4);
        builder.Begin("c", 0, "a");
        builder.SetField(builder.FieldNumber("channel"), "");
        builder.SetEventId("");
        var batch = builder.Take();
        Assert.Empty(batch.Fields);
        Assert.Null(batch.EventIds);
        Assert.Null(batch.Values);
    }

    [Fact]
    public void A_full_batch_and_an_event_without_customer_or_activity_are_refused()
    {
        var builder = new EventBatchBuilder(1);
        Assert.Throws<ArgumentException>(() => builder.Begin("", 0, "a"));
        Assert.Throws<ArgumentException>(() => builder.Begin("c", 0, ""));
        Assert.Equal(0, builder.Count);
        builder.Begin("c", 0, "a");
        Assert.True(builder.IsFull);
        Assert.Throws<InvalidOperationException>(() => builder.Begin("c", 0, "a"));
        Assert.Equal(1, builder.Take().Count);
        Assert.Equal(0, builder.Take().Count);
    }

    [Fact]
    public void A_batch_taken_is_not_touched_by_the_next()
    {
        var builder = new EventBatchBuilder(4);
        builder.Begin("c1", 1, "a");
        builder.SetValue(2);
        var first = builder.Take();
        builder.Begin("c2", 5, "b");
        builder.SetField(builder.FieldNumber("channel"), "web");
        var second = builder.Take();
        Assert.Equal(("c1", "a", 1L, 2.0), (first[0].Customer, first[0].Activity, first[0].TimeMicros, first[0].Value));
        Assert.Null(first[0].Field("channel"));
        Assert.Equal(("c2", "web", (double?)null), (second[0].Customer, second[0].Field("channel"), second[0].Value));
    }

    [Fact]
    public void The_same_text_has_one_code_in_a_pool_and_one_hash_in_all() =>
        Gen.OneOf(Gen.OneOf("a", "", "é", "付款"), Gen.String[0, 5]).List[1, 12].Sample(texts =>
        {
            var pool = new TextPool();
            var codes = texts.Select(t => pool.Intern(t)).ToList();
            Assert.Equal(texts, codes.Select(c => pool[c]));
            Assert.Equal(texts.Distinct().Count(), pool.Count);
            var other = new TextPool();
            other.Intern("something before");
            Assert.All(texts.Zip(codes), t => Assert.Equal(pool.HashOf(t.Second), other.HashOf(other.Intern(t.First))));
        });

    [Fact]
    public void Names_of_the_product_cannot_name_free_attributes()
    {
        Assert.All(EventFields.WellKnown, f => Assert.True(EventFields.IsReserved(f)));
        Assert.True(EventFields.IsReserved(EventFields.Value));
        Assert.False(EventFields.IsReserved("plan"));
        Assert.False(EventFields.IsReserved("Channel"));
    }

    private static void AssertSame(JourneyEvent expected, JourneyEvent actual)
    {
        Assert.Equal(expected with { Fields = JourneyEvent.NoFields }, actual with { Fields = JourneyEvent.NoFields });
        Assert.Equal(expected.Fields.OrderBy(f => f.Key), actual.Fields.OrderBy(f => f.Key));
    }
}
