#pragma once

#include <string>
#include <string_view>

namespace alidade {

// Names as proto wants them (protobuf.dev/programming-guides/style); what no name can have in it separates words.

std::string protoSnakeName(std::string_view text);  ///< "orderId", "Order ID" -> "order_id"
std::string protoPascalName(std::string_view text); ///< "order-item", "orderItem" -> "OrderItem"
std::string protoUpperName(std::string_view text);  ///< "inProgress" -> "IN_PROGRESS"
/// The name that JSON has for a field when nothing else is said: "order_id" -> "orderId".
std::string protoJsonName(std::string_view field);
/// What a document says stands in a proto as it is, such as "shop.v1.Order", "shop/v1/order.proto" or "*"; empty for what is no
/// name or path: a document must not write into the proto what it likes.
std::string protoWord(std::string_view text);

} // namespace alidade
