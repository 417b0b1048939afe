from django.urls import path

from clients.views import beds, house, rooms

urlpatterns = [
    path("house/", house.show, name="house-show"),
    path("house/occupancy/", house.occupancy, name="house-occupancy"),
    path("house/occupancy/day/", house.day, name="house-day"),
    path("house/bed/<slug:code>/", beds.show, name="bed-show"),
    path("house/bed/<slug:code>/out-of-order/", beds.out_of_order, name="bed-out-of-order"),
    path("house/bed/<slug:code>/edit/", beds.edit, name="bed-edit"),
    path("house/bed/<slug:code>/retire/", beds.retire, name="bed-retire"),
    path("house/state/<slug:code>/over/", beds.over, name="bed-over"),
    path("house/<slug:code>/room/", rooms.new, name="house-room"),
    path("house/<slug:house>/<slug:code>/edit/", rooms.edit, name="room-edit"),
    path("house/<slug:house>/<slug:code>/retire/", rooms.retire, name="room-retire"),
    path("house/<slug:house>/<slug:code>/bed/", rooms.add_bed, name="room-bed"),
]
