namespace Kelione.Voice.Tests.Lexicons;

/// <content>The English texts.</content>
internal static partial class EverydayTexts
{
    private const string English = """
        + The battery lasts two full days and the screen is gorgeous.
        - Battery barely lasts half a day, would not buy again.
        + Courier was polite and the parcel came a day earlier than promised.
        - Courier left the parcel in the rain and didn't even ring the bell.
        . What are your opening hours on Sunday?
        . I ordered the blue one in size M last Tuesday.
        - The dress came in the wrong colour and the zip was broken.
        + Fits like a glove, fabric feels amazing.
        - Queue was out the door and only one till open.
        - I've been waiting three weeks for my refund and nobody answers my emails.
        + Refund came through within two days, no questions asked.
        - The room smelled of smoke and the walls were paper thin.
        + Spotless room, comfy bed and the staff couldn't do enough for us.
        - Breakfast was cold and overpriced.
        . Is breakfast included in the price?
        - App keeps crashing every time I try to log in.
        + The new update fixed all the bugs, works like a dream now.
        - Since the last update the app is painfully slow.
        . The app has a dark mode in settings.
        + Not bad at all for the price.
        - Not worth the money.
        + I can't fault the service.
        - I can't believe how rude the cashier was.
        - Great, another delay. Thanks for nothing.
        - They charged me twice and support keeps telling me to wait.
        + Support sorted my problem in five minutes, brilliant!
        - Coverage is patchy and calls keep dropping.
        + Signal is strong even in the countryside.
        . My contract ends in March.
        - Trying to cancel is a nightmare, they make you jump through hoops.
        + Cancelled online in two clicks, easy.
        - Soup was bland and the waiter ignored us for half an hour.
        + Best ramen in town, huge portions.
        - Would give zero stars if I could.
        + Five stars, would order again in a heartbeat.
        - Looked nothing like the picture.
        + Exactly as described and well packaged.
        - Stopped working after a week.
        . Please send me the tracking number.
        . It would be nice to have a dark theme.
        - Hidden fees everywhere, feels like a scam.
        - Delivery took forever but the food was good.
        + Delivery took a while but the food was absolutely delicious.
        - The interface is confusing, I couldn't find the checkout button.
        + Super intuitive, even my mum can use it.
        - Don't waste your money.
        - It arrived damaged and they refuse to replace it.
        + They replaced it straight away, no hassle.
        - My luggage never showed up.
        . Where can I find my boarding pass?
        + Such a lovely little café, the barista remembered my name.
        - Coffee tasted like dishwater.
        - Sat on hold for 50 minutes and then got cut off.
        + Got through to a real person in under a minute, impressed.
        - You've lost a customer after ten years.
        + Been with them ten years and never had a single issue.
        - Two stars because the box was empty.
        - My card got swallowed by the machine and the bank shrugged it off.
        + Opened an account in ten minutes, everything explained clearly.
        - Interest rate doubled without any warning.
        . What is the interest rate on a savings account?
        . I moved house in June and changed my address.
        - The toilet was blocked and nobody came to fix it.
        + Housekeeping left us a handwritten note, such a nice touch.
        - Sizing runs ridiculously small, had to send it back.
        + Bought a second pair in another colour, that says it all.
        - Left a sour taste in my mouth.
        - Pizza arrived upside down and stone cold.
        + Still hot when it got here, kids devoured it.
        - Spam, spam, spam, I never signed up for this newsletter!
        - The agent was less than helpful.
        + Couldn't be more pleased with this purchase.
        - I regret buying this.
        - Five emails later and still no answer.
        . Do you ship to Norway?
        . The store is next to the station.
        - Yeah right, "premium" quality my foot.
        + Took the time to explain every option, felt really looked after.
        - Website froze at checkout and I lost my basket.
        + Checkout is a breeze.
        - Absolute joke of a company!!!
        - meh, expected more
        + Happy bunny here 😊
        - Never again 😡
        + Cheap and cheerful, does what it says on the tin.
        - The sound is tinny and the plastic feels cheap.
        - Technician didn't turn up, took a day off for nothing.
        + Technician was here within the hour and fixed it.
        - The price went up again, third time this year.
        + Great value compared to my old provider.
        + The boots are warm, sturdy and my feet never hurt.
        - The sole came off after a month.
        - See-through fabric, loose threads, smells of chemicals.
        + Right on the beach with a view to die for.
        - They promised a sea view and gave us the car park.
        - Wifi in the room exists only on paper.
        - The waitress slammed the menu down and walked off.
        - Sushi was dry and smelled fishy.
        + Fresh sushi, generous fillings, here in thirty minutes.
        - Mortgage was approved and then they changed their mind.
        + Mortgage approved in a day and my adviser kept me posted throughout.
        - They closed our branch and now it's an hour on the bus.
        - Insurance was forced on me with the loan.
        + Cashback always arrives on time.
        - Roaming ate all my credit in an hour.
        - Bill goes up every year while the speed stays the same.
        + Speed as advertised, not one outage in a year.
        . Does it come in black?
        . I need to change my delivery address.
        . Please add Apple Pay.
        - The print is so tiny my gran can't read it.
        - Vacuum sounds like a jet engine.
        + Vacuum is whisper quiet and picks up everything.
        - Screen is covered in scratches, clearly used.
        + Packed with care, they even put in a card.
        - Half the apples were rotten.
        + Ripe, sweet and juicy fruit.
        - Feels like they don't want customers.
        + You can tell they care about their customers.
        - Promised to ring back, that was a week ago.
        - They deleted my review because it was negative.
        + Couldn't put the book down.
        - Struggled to finish it, dull as ditchwater.
        + My son hasn't stopped playing with it since his birthday.
        - Ended up in the bin.
        + Arrived before Christmas as promised, thank you!
        - Ruined my daughter's birthday.
        - Two hours in the queue, for what?
        + In and out in ten minutes, no queue at all.
        - The driver went to the wrong address and blamed me.
        """;
}
